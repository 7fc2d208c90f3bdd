//! The text of a web page: entities, blanks, and the quoted-printable form of saved mail pages.

use std::borrow::Cow;

/// The names of the characters U+00A0 to U+00FF, in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave \
    Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
    Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc \
    euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave \
    uacute ucirc uuml yacute thorn yuml";

const OTHERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bull", '•'),
    ("hellip", '…'),
];

/// The text with its entities resolved; what is no entity stays.
pub(super) fn unescape(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 10;
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut resolved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        resolved.push_str(before);
        let body = entity.get(1..).unwrap_or_default();
        // No further than an entity reaches: a page of ampersands would be searched over and over.
        let named = body
            .bytes()
            .take(LONGEST + 1)
            .position(|byte| byte == b';')
            .and_then(|end| Some((character(body.get(..end)?)?, end + 2)));
        let (letter, length) = named.unwrap_or(('&', 1));
        resolved.push(letter);
        rest = entity.get(length..).unwrap_or_default();
    }
    resolved.push_str(rest);
    Cow::Owned(resolved)
}

fn character(entity: &str) -> Option<char> {
    if let Some(number) = entity.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    if let Some((_, letter)) = OTHERS.iter().find(|(name, _)| *name == entity) {
        return Some(*letter);
    }
    ('\u{A0}'..='\u{FF}')
        .zip(LATIN.split_ascii_whitespace())
        .find(|(_, name)| *name == entity)
        .map(|(letter, _)| letter)
}

/// The text with each run of blanks as one space, as a page shows it.
pub(super) fn collapse(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut blank = false;
    for letter in text.chars() {
        let is_blank = letter.is_ascii_whitespace();
        if !is_blank {
            shown.push(letter);
        } else if !blank {
            shown.push(' ');
        }
        blank = is_blank;
    }
    shown
}

/// The pages of a page saved as mail (`MIME-Version: …`), decoded and one behind the other; other
/// pages as they are.
pub(super) fn saved_as_mail(bytes: &[u8]) -> Cow<'_, [u8]> {
    const HEAD: usize = 4096;
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    if !head.trim_start().starts_with("mime-version:") {
        return Cow::Borrowed(bytes);
    }
    let mut pages = Vec::new();
    // Each part, and the mail itself where it has no parts, is a head, a blank line and a body.
    for (head, body) in parts(bytes) {
        let head = String::from_utf8_lossy(head).to_ascii_lowercase();
        if !head.contains("text/html") {
            continue;
        }
        if head.contains("quoted-printable") {
            quoted_printable(body, &mut pages);
        } else {
            pages.extend_from_slice(body);
        }
        pages.push(b'\n');
    }
    Cow::Owned(pages)
}

/// The heads and bodies of the parts of a mail, between the lines that begin as a boundary does.
fn parts(mail: &[u8]) -> Vec<(&[u8], &[u8])> {
    let mut parts = Vec::new();
    let (mut start, mut body, mut at) = (0, None, 0);
    for line in mail.split_inclusive(|byte| *byte == b'\n') {
        let end = at + line.len();
        if line.starts_with(b"--") && line.len() > 4 {
            parts.push((start, body.unwrap_or(at), at));
            (start, body) = (end, None);
        } else if body.is_none() && at > start && line.iter().all(u8::is_ascii_whitespace) {
            body = Some(at);
        }
        at = end;
    }
    parts.push((start, body.unwrap_or(at), at));
    let slices = |(start, body, end)| Some((mail.get(start..body)?, mail.get(body..end)?));
    parts.into_iter().filter_map(slices).collect()
}

fn quoted_printable(bytes: &[u8], decoded: &mut Vec<u8>) {
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = match (byte, after) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => after,
            (b'=', [high, low, beyond @ ..]) => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let value = digit(*high).zip(digit(*low)).map(|(high, low)| high * 16 + low);
                if let Some(value) = value.and_then(|value| u8::try_from(value).ok()) {
                    decoded.push(value);
                    beyond
                } else {
                    decoded.push(*byte);
                    after
                }
            }
            _ => {
                decoded.push(*byte);
                after
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_resolved_and_bare_ampersands_stay() {
        assert_eq!(
            unescape("L&ecirc; &#7877; &#x1EC5; A&B &yuml; &unknown; &"),
            "Lê ễ ễ A&B ÿ &unknown; &"
        );
    }

    #[test]
    fn the_pages_of_a_mail_are_decoded_and_nothing_else_of_it_is_kept() {
        let whole = b"MIME-Version: 1.0\nContent-Type: text/html\n\
            Content-Transfer-Encoding: quoted-printable\n\n<td=\n>L=C3=AA=";
        assert_eq!(&*saved_as_mail(whole), "\n<td>Lê=\n".as_bytes());
        let parts =
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"--b\"\r\n\r\n\
            A web archive.\r\n\r\n----b\r\nContent-Type: text/html\r\n\r\n<p>1\r\n\
            ----b\r\nContent-Type: image/png\r\n\r\nxyz\r\n----b--\r\n";
        assert_eq!(&*saved_as_mail(parts), b"\r\n<p>1\r\n\n");
    }
}
