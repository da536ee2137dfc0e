//! One writing for all: ASCII digits and marks, without a link's scheme and without marks that nobody sees.
//!
//! By the character, as what the standard library knows of Unicode weighs 8 KB in a page.

/// The zero of every script that writes decimal digits (Unicode `Nd`); the other nine follow it.
const ZEROS: &str = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０𐒠𐴰𑁦𑃰𑄶𑇐𑋰𑑐𑓐𑙐𑛀𑜰𑣠𑥐𑱐𑵐𑶠𖩠𖫀𖭐𝟎𝟘𝟢𝟬𝟶𞅀𞋰𞥐🯰";
/// Schemes of links to telephone numbers.
const SCHEMES: [&[u8]; 4] = [b"tel:", b"callto:", b"sips:", b"sip:"];

/// Returns the text in one writing.
pub(super) fn plain(text: &str) -> Vec<char> {
    let mut plain: Vec<char> = Vec::new();
    for it in text.chars() {
        match ascii(it) {
            Some(' ') if plain.is_empty() => {}
            Some(it) => plain.push(it),
            None => {}
        }
    }
    for scheme in SCHEMES {
        let is_there = plain.len() >= scheme.len()
            && scheme.iter().zip(&plain).all(|(one, other)| char::from(*one) == other.to_ascii_lowercase());
        if is_there {
            return address(&plain[scheme.len()..]);
        }
    }
    plain
}

/// Returns the number in a link, without the escapes of a URL: `%2B86` is `+86`. What is no escape stays.
fn address(link: &[char]) -> Vec<char> {
    let mut address = Vec::new();
    let mut at = 0;
    while let Some(it) = link.get(at) {
        let code = |digit: usize| link.get(at + digit).and_then(|it| it.to_digit(16));
        match (it, code(1), code(2)) {
            ('?' | '@', ..) => break,
            ('/', ..) if address.is_empty() => {}
            ('%', Some(high), Some(low)) => {
                address.extend(char::from_u32(high * 16 + low));
                at += 2;
            }
            (it, ..) => address.push(*it),
        }
        at += 1;
    }
    address
}

/// Returns the ASCII character that means the same, or the character itself; `None` for marks that are copied along with a number
/// and can't be seen: joiners, directions, soft hyphens, the frames of emoji digits.
fn ascii(it: char) -> Option<char> {
    Some(match it {
        '\n' | ' '..='~' => it,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => return None,
        '\u{2060}'..='\u{2069}' | '\u{20e3}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}' => return None,
        '\0'..='\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        // Full-width forms, as input methods write them, lie at a fixed distance.
        '！'..='～' => char::from_u32(u32::from(it) - 0xfee0)?,
        '‐'..='―' | '−' | '﹣' | '﹘' => '-',
        '、' => ',',
        _ => {
            let value = |zero: char| u32::from(it).checked_sub(u32::from(zero)).filter(|value| *value < 10);
            ZEROS.chars().find_map(value).and_then(|value| char::from_digit(value, 10)).unwrap_or(it)
        }
    })
}
