//! Reads a number from what was typed or pasted.

/// The number of digits from which on a number is whole: what follows are words.
const WHOLE: usize = 8;

/// Returns what of a typed or pasted text can be dialled: `+86 138-0013 8000`, `１３８`, `tel:10086`, `1-800-FLOWERS`.
pub(in crate::ui) fn dialable(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for letter in text.chars() {
        // Full-width forms, as input methods write them, lie at a fixed distance.
        let letter = match letter {
            '＃' | '＊' | '＋' | '０'..='９' => {
                char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter)
            }
            _ => letter,
        };
        match letter {
            '0'..='9' | '*' | '#' => out.push(letter),
            '+' if out.is_empty() => out.push(letter),
            // Before the first digit they are a scheme or a word.
            _ if out.bytes().any(|it| it.is_ascii_digit()) => match key(letter) {
                Some(_)
                    if out.len() >= WHOLE
                        && !(before.is_ascii_alphanumeric() || !before.is_ascii() || before == '-') =>
                {
                    break;
                }
                Some(digit) => out.push(digit),
                None => {}
            },
            _ => {}
        }
        before = letter;
    }
    out.truncate(24);
    out
}

/// Returns the key of a telephone that has this letter.
const fn key(letter: char) -> Option<char> {
    Some(match letter.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_however_it_is_written() {
        for (typed, dialled) in [
            ("138 0013 8000", "13800138000"),
            ("+86 (138) 0013-8000", "+8613800138000"),
            ("tel:+1.555.0100", "+15550100"),
            ("１００８６＃", "10086#"),
            ("*21#+", "*21#"),
            ("<img src=x>", ""),
            ("1-800-FLOWERS", "18003569377"),
            ("1-800-flowers", "18003569377"),
            ("1800356937s", "18003569377"),
            ("138 0013 8000 ext. 12", "13800138000"),
            ("+86 138-0013-8000 (mobile)", "+8613800138000"),
            ("1234567890123456789012345678", "123456789012345678901234"),
        ] {
            assert_eq!(dialable(typed), dialled, "{typed}");
        }
    }
}
