//! Names of functions as their programmers wrote them.

use std::fmt::{self, Write};

/// Longest name that is shown.
const MOST_SHOWN: usize = 16 << 10;

/// A name as its programmer wrote it.
pub(super) fn demangle(name: &[u8]) -> Vec<u8> {
    let shown = std::str::from_utf8(name).ok().and_then(|text| rust(text).or_else(|| cpp(text)));
    shown.map_or_else(|| name.to_vec(), String::into_bytes)
}

fn rust(text: &str) -> Option<String> {
    let name = rustc_demangle::try_demangle(text).ok()?;
    let mut shown = Bounded::default();
    // Without the hash.
    write!(shown, "{name:#}").ok()?;
    Some(shown.text)
}

fn cpp(text: &str) -> Option<String> {
    if !text.starts_with("_Z") {
        return None;
    }
    let symbol = cpp_demangle::BorrowedSymbol::with_tail(text.as_bytes());
    let (symbol, tail) = symbol.ok()?;
    // "foo@@VERSION" and clones (".cold") are parts of the symbol; other tails are no C++.
    if !(tail.is_empty() || tail.starts_with(b"@")) {
        return None;
    }
    let mut shown = Bounded::default();
    // What it refers to can be repeated again and again: a short name can be a long text.
    symbol.structured_demangle(&mut shown, &cpp_demangle::DemangleOptions::default()).ok()?;
    Some(tidy(&shown.text))
}

/// What the binutils write otherwise, and strace with them: literals (`9ul`, not `(unsigned long)9`), empty packs (nothing,
/// not `, >`), and functions as arguments of templates (`vector<int> (char)`, not `vector<int>(char)`).
fn tidy(text: &str) -> String {
    const SUFFIXES: [(&str, &str); 5] = [
        ("(unsigned long long)", "ull"),
        ("(long long)", "ll"),
        ("(unsigned long)", "ul"),
        ("(unsigned int)", "u"),
        ("(long)", "l"),
    ];
    let nested = !text.contains("operator");
    let mut tidied = String::with_capacity(text.len());
    let mut rest = text;
    // For each template that is open, whether its present argument is the address of something.
    let mut open: Vec<bool> = Vec::new();
    while let Some(first) = rest.chars().next() {
        let literal = SUFFIXES.iter().find_map(|(kind, suffix)| {
            let number = rest.strip_prefix(kind)?;
            let sign = usize::from(number.starts_with('-'));
            let digits = number[sign..].bytes().take_while(u8::is_ascii_digit).count();
            (digits > 0).then(|| (&number[..sign + digits], *suffix, &number[sign + digits..]))
        });
        if let Some((number, suffix, after)) = literal {
            tidied.push_str(number);
            tidied.push_str(suffix);
            rest = after;
            continue;
        }
        let empty = [", >", ", &&)", "&&)"].iter().find(|pack| rest.starts_with(**pack));
        // `T&&)` is a reference.
        if let Some(pack) = empty
            && (pack.starts_with(',') || tidied.ends_with('('))
        {
            rest = &rest[pack.len() - 1..];
            continue;
        }
        match first {
            '<' => open.push(rest[1..].starts_with('&')),
            ',' if let Some(last) = open.last_mut() => *last = rest.starts_with(", &"),
            '>' => {
                open.pop();
                if nested && rest.starts_with(">(") && open.last() == Some(&false) {
                    tidied.push_str("> ");
                    rest = &rest[1..];
                    continue;
                }
            }
            _ => {}
        }
        tidied.push(first);
        rest = &rest[first.len_utf8()..];
    }
    tidied
}

/// Text that does not grow beyond a limit.
#[derive(Default)]
struct Bounded {
    text: String,
}

impl Write for Bounded {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        if self.text.len() + part.len() > MOST_SHOWN {
            return Err(fmt::Error);
        }
        self.text.push_str(part);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str) -> String {
        String::from_utf8(demangle(name.as_bytes())).unwrap()
    }

    #[test]
    fn names_are_shown_as_they_were_written() {
        assert_eq!(shown("main"), "main");
        assert_eq!(shown("_ZN3foo3barEiPKc"), "foo::bar(int, char const*)");
        assert_eq!(
            shown("_ZN4core3fmt9Formatter3pad17h0123456789abcdefE"),
            "core::fmt::Formatter::pad"
        );
        assert_eq!(shown("_RNvCs1234_7mycrate3foo"), "mycrate::foo");
        assert_eq!(shown("_Z"), "_Z");
        assert_eq!(shown("_ZZZZZZ"), "_ZZZZZZ");
        assert_eq!(demangle(b"\xff\xfe"), b"\xff\xfe");
    }

    #[test]
    fn a_name_that_would_grow_without_bound_stays_as_it_is() {
        // Each parameter's type is a pair of the one before: 2^60 of them.
        let mut name = "_Z1fSt4pairIiiE".to_owned();
        for index in 0..60 {
            let back = |n: usize| match n {
                0 => "S_".to_owned(),
                n => format!(
                    "S{}_",
                    char::from_digit(n as u32 - 1, 36).unwrap().to_ascii_uppercase()
                ),
            };
            if index > 30 {
                break;
            }
            write!(name, "St4pairI{0}{0}E", back(index)).unwrap();
        }
        assert!(demangle(name.as_bytes()).len() <= MOST_SHOWN);
    }

    #[test]
    fn names_are_written_as_by_the_binutils() {
        assert_eq!(tidy("f<(unsigned long)9, (int)-3, (long)-2, >()"), "f<9ul, (int)-3, -2l>()");
        assert_eq!(tidy("f<int>(&&) g(a, &&) h(a&&)"), "f<int>() g(a) h(a&&)");
        assert_eq!(tidy("f(unsigned long)"), "f(unsigned long)");
        assert_eq!(tidy("f(function<v<int>(char)>)"), "f(function<v<int> (char)>)");
        assert_eq!(tidy("f<int>(char)"), "f<int>(char)");
        assert_eq!(tidy("g<&f<int>(char)>()"), "g<&f<int>(char)>()");
        assert_eq!(tidy("a::operator-><b<int>(c)>"), "a::operator-><b<int>(c)>");
    }
}
