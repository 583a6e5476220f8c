//! Bytes as a string of the C language.

use std::io::Write;

/// Appends the bytes in quotes, up to a NUL. What is not printable is escaped, in octal with as few digits as can be.
pub(super) fn quote(bytes: &[u8], target: &mut Vec<u8>) {
    target.push(b'"');
    let end = bytes.iter().position(|&byte| byte == 0).unwrap_or(bytes.len());
    for (index, &byte) in bytes[..end].iter().enumerate() {
        match byte {
            b'"' | b'\\' => target.extend_from_slice(&[b'\\', byte]),
            b'\n' => target.extend_from_slice(b"\\n"),
            b'\t' => target.extend_from_slice(b"\\t"),
            b'\r' => target.extend_from_slice(b"\\r"),
            0x0b => target.extend_from_slice(b"\\v"),
            0x0c => target.extend_from_slice(b"\\f"),
            b' '..=b'~' => target.push(byte),
            _ => {
                // A digit after it would be taken for a part of the number.
                let full =
                    bytes[..end].get(index + 1).is_some_and(|next| (b'0'..=b'7').contains(next));
                // Writing to a vector cannot fail.
                let _ = if full {
                    write!(target, "\\{byte:03o}")
                } else {
                    write!(target, "\\{byte:o}")
                };
            }
        }
    }
    target.push(b'"');
}

#[cfg(test)]
mod tests {
    #[test]
    fn escapes_are_those_of_c_and_as_short_as_can_be() {
        let mut text = Vec::new();
        super::quote(b"a\"\\\n\x01x\x012\x7f\xff9\x00rest", &mut text);
        assert_eq!(text, br#""a\"\\\n\1x\0012\177\3779""#);
    }
}
