//! A list's path as an address that programs of others read.

use std::fmt::Write as _;

/// A list's address, and whether it counts from the folder in which the run began.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) uri: String,
    pub(super) relative: bool,
}

/// The address of a path as the user gave it; `-` is standard input.
pub(super) fn of(path: &str) -> Address {
    let relative = |uri| Address { uri, relative: true };
    if path == "-" {
        return relative("stdin".to_owned());
    }
    let path = plain(path);
    if let Some(share) = path.strip_prefix("//") {
        return Address { uri: format!("file://{}", encoded(share)), relative: false };
    }
    if path.starts_with('/') {
        return Address { uri: format!("file://{}", encoded(&path)), relative: false };
    }
    if let Some((drive, rest)) = path.split_once(":/")
        && drive.len() == 1
    {
        return Address { uri: format!("file:///{drive}:/{}", encoded(rest)), relative: false };
    }
    let uri = encoded(&path);
    // An address that leads out of the folder has no place beneath it.
    let beneath = !path.split('/').any(|part| part == "..");
    Address { uri, relative: beneath }
}

/// The path with slashes alone, and no `./` in front: as the tools of repositories write paths.
pub(super) fn plain(path: &str) -> String {
    let slashed = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    slashed.strip_prefix("./").unwrap_or(&slashed).to_owned()
}

/// Percent-encodes all that may not stand in a path of an address (RFC 3986).
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(char::from(byte));
            }
            // Writing to a `String` cannot fail.
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_with_marks_spaces_and_colons_are_encoded() {
        let relative = |uri: &str| Address { uri: uri.to_owned(), relative: true };
        assert_eq!(of("./Đợt 1/a:b#c.xlsx"), relative("%C4%90%E1%BB%A3t%201/a%3Ab%23c.xlsx"));
        assert_eq!(of("-"), relative("stdin"));
    }

    #[test]
    fn a_path_from_the_root_does_not_count_from_the_folder() {
        let absolute = |uri: &str| Address { uri: uri.to_owned(), relative: false };
        assert_eq!(of("/srv/a b.xlsx"), absolute("file:///srv/a%20b.xlsx"));
        assert_eq!(of("D:/lists/a.xlsx"), absolute("file:///D:/lists/a.xlsx"));
        assert_eq!(of("../a.xlsx"), absolute("../a.xlsx"));
    }
}
