//! Percent-encoding, for path and query of an address.

/// Percent-encodes everything but the unreserved characters of RFC 3986.
pub(super) fn escape_into(out: &mut String, text: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// Reads percent-encoded text. A broken escape is taken as it stands.
pub(super) fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let pair = (byte == b'%').then(|| {
            let mut ahead = rest.clone();
            let hex = |digit: Option<u8>| digit.and_then(|it| char::from(it).to_digit(16));
            let value = hex(ahead.next())? * 16 + hex(ahead.next())?;
            Some((u8::try_from(value).ok()?, ahead))
        });
        match pair.flatten() {
            Some((value, ahead)) => {
                bytes.push(value);
                rest = ahead;
            }
            None => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaping_round_trips() {
        for text in ["#1*", "a b/c?d&e=f%", "座席", "100%25"] {
            let mut escaped = String::new();
            escape_into(&mut escaped, text);
            assert!(escaped.is_ascii() && !escaped.contains(['#', '/', '?', '&', ' ']));
            assert_eq!(unescape(&escaped), text);
        }
        assert_eq!(unescape("%zz%4"), "%zz%4", "a broken escape is text");
    }
}
