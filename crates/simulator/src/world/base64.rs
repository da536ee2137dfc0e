//! Base64 (RFC 4648), for call data that travels encoded.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |index: usize| usize::from(group.get(index).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let letter = LETTERS[bits >> (18 - 6 * place) & 63];
            text.push(if place <= group.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

/// `None`: it is no base64.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let padded = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || text.len() - padded.len() > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(padded.len() * 3 / 4);
    let (mut bits, mut count) = (0_u32, 0);
    for letter in padded.bytes() {
        let value = LETTERS.iter().position(|it| *it == letter)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 255) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_length_there_and_back() {
        for (text, wanted) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("中文", "5Lit5paH"),
        ] {
            assert_eq!(encode(text.as_bytes()), wanted);
            assert_eq!(decode(wanted).as_deref(), Some(text.as_bytes()));
        }
    }

    #[test]
    fn what_is_no_base64() {
        for text in ["Z", "Zg=", "Zg", "Z===", "Zm9v!mFy", "Zm=v"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
