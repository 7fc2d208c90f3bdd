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

/// The bytes of a page saved as mail (`MIME-Version: …`), decoded; other pages as they are.
pub(super) fn quoted_printable(bytes: &[u8]) -> Cow<'_, [u8]> {
    const HEAD: usize = 4096;
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    if !head.trim_start().starts_with("mime-version:") || !head.contains("quoted-printable") {
        return Cow::Borrowed(bytes);
    }
    let mut decoded = Vec::with_capacity(bytes.len());
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
    Cow::Owned(decoded)
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
    fn a_mail_page_is_decoded() {
        let page =
            b"MIME-Version: 1.0\nContent-Transfer-Encoding: quoted-printable\n\n<td=\n>L=C3=AA=";
        assert!(quoted_printable(page).ends_with("<td>Lê=".as_bytes()));
    }
}
