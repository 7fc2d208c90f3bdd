//! Bytes of a text file → Unicode.
//!
//! A byte order mark decides, then the zero bytes of UTF-16, then UTF-8: valid, or with a few bytes
//! that were pasted in from elsewhere, whose letters are lost. What remains is an old Vietnamese
//! encoding: the text is read as windows-1258, TCVN3 and VNI, and the reading with
//! the most Vietnamese syllables is taken and told.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

use super::error::{Foreign, ReadError};
use super::legacy_evidence::{Evidence, has_letters};
use super::legacy_letters::Legacy;

/// Which encoding the text of a file is in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum EncodingChoice {
    /// As the file itself tells.
    #[default]
    Auto,
    /// UTF-8.
    Utf8,
    /// Windows-1258, the Vietnamese code page of Windows.
    Windows1258,
    /// TCVN3 (ABC); in a workbook, text typed for such a font.
    Tcvn3,
    /// VNI-Windows; in a workbook, text typed for such a font.
    Vni,
    /// As the file tells, but never one of the legacy font encodings.
    NoLegacyFont,
}

impl EncodingChoice {
    /// The font encoding asked for, if it is one.
    pub(super) fn legacy(self) -> Option<Legacy> {
        match self {
            Self::Tcvn3 => Some(Legacy::Tcvn3),
            Self::Vni => Some(Legacy::Vni),
            _ => None,
        }
    }
}

/// The text of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    /// In Unicode, without a byte order mark.
    pub(super) text: Cow<'a, str>,
    /// The encoding's name, where the file does not declare it.
    pub(super) guessed: Option<&'static str>,
    /// Whether bytes that are no letters of UTF-8 stand as U+FFFD in a text that else is.
    mended: bool,
}

/// Decodes the bytes of a text file.
pub(super) fn decode(bytes: &[u8], choice: EncodingChoice) -> Result<Decoded<'_>, ReadError> {
    let decoded = match choice {
        EncodingChoice::Auto | EncodingChoice::NoLegacyFont => recognised(bytes, choice),
        EncodingChoice::Utf8 => asked(bytes, UTF_8, "utf-8"),
        EncodingChoice::Windows1258 => asked(bytes, WINDOWS_1258, "windows-1258"),
        EncodingChoice::Tcvn3 | EncodingChoice::Vni => {
            Ok(told(unicode(bytes).unwrap_or_else(|| latin(bytes).into())))
        }
    }?;
    if looks_binary(&decoded) {
        return Err(ReadError::foreign(Foreign::Binary));
    }
    Ok(decoded)
}

fn told(text: Cow<'_, str>) -> Decoded<'_> {
    Decoded { text, guessed: None, mended: false }
}

fn asked(
    bytes: &[u8],
    encoding: &'static Encoding,
    name: &'static str,
) -> Result<Decoded<'static>, ReadError> {
    let (text, faulty) = encoding.decode_with_bom_removal(bytes);
    if faulty {
        return Err(ReadError::NotInEncoding { encoding: name });
    }
    Ok(told(Cow::Owned(text.nfc().collect())))
}

fn recognised(bytes: &[u8], choice: EncodingChoice) -> Result<Decoded<'_>, ReadError> {
    if let Some(text) = unicode(bytes) {
        return Ok(told(text));
    }
    // A zero byte occurs in no text but UTF-16, which is recognised by now.
    if bytes.contains(&0) {
        return Err(ReadError::foreign(Foreign::Binary));
    }
    Ok(mended_utf8(bytes).unwrap_or_else(|| legacy(bytes, choice)))
}

/// UTF-8 with stray bytes: its letters of several bytes prove it, which other encodings form by
/// chance alone.
fn mended_utf8(bytes: &[u8]) -> Option<Decoded<'_>> {
    const PROOFS_FOR_EACH_FAULT: usize = 3;
    let (mut proofs, mut faults) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        proofs += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        faults += usize::from(!chunk.invalid().is_empty());
    }
    (proofs >= faults * PROOFS_FOR_EACH_FAULT).then(|| Decoded {
        text: String::from_utf8_lossy(bytes),
        guessed: None,
        mended: true,
    })
}

/// The text, if it is in a form of Unicode.
fn unicode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return Some(encoding.decode_without_bom_handling(rest).0);
    }
    if let Some(encoding) = wide(bytes) {
        return Some(encoding.decode_without_bom_handling(bytes).0);
    }
    let text = UTF_8.decode_without_bom_handling_and_without_replacement(bytes).or_else(|| {
        // A copy cut off amid a letter is still UTF-8.
        let fault = std::str::from_utf8(bytes).err().filter(|it| it.error_len().is_none())?;
        std::str::from_utf8(bytes.get(..fault.valid_up_to())?).ok().map(Cow::Borrowed)
    })?;
    (!text.is_empty() && !text.contains('\0')).then_some(text)
}

/// UTF-16 without a byte order mark, by where its zero bytes stand: the high bytes of the spaces,
/// digits and separators that every list has.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    const HEAD: usize = 4096;
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let zeros = |offset| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let quarter = (head.len() / 2).div_ceil(4).max(1);
    if odd >= quarter && even * 20 < odd {
        Some(UTF_16LE)
    } else if even >= quarter && odd * 20 < even {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn latin(bytes: &[u8]) -> String {
    WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

fn legacy(bytes: &[u8], choice: EncodingChoice) -> Decoded<'static> {
    let vietnamese: String = WINDOWS_1258.decode_without_bom_handling(bytes).0.nfc().collect();
    let mut as_vietnamese = Evidence::default();
    vietnamese.lines().for_each(|line| as_vietnamese.add(&delimiters_out(line)));
    let as_font = latin(bytes);
    let mut as_fonts = Evidence::default();
    as_font.lines().for_each(|line| as_fonts.add(&delimiters_out(line)));
    if choice == EncodingChoice::Auto
        && let Some((encoding, syllables)) = as_fonts.verdict()
        && syllables > as_vietnamese.unicode()
    {
        let text: String =
            as_font.split_inclusive(ENDS_A_CELL).map(|cell| converted(cell, encoding)).collect();
        return Decoded { text: Cow::Owned(text), guessed: Some(encoding.name()), mended: false };
    }
    Decoded { text: Cow::Owned(vietnamese), guessed: Some("windows-1258"), mended: false }
}

const ENDS_A_CELL: [char; 5] = ['\n', '\t', ';', '|', ','];

/// A cell in Unicode; marks without a letter are what they are.
fn converted(cell: &str, encoding: Legacy) -> Cow<'_, str> {
    if has_letters(cell) { encoding.convert(cell, false) } else { Cow::Borrowed(cell) }
}

/// The line with its delimiters as blanks, so that cells are counted as words apart.
fn delimiters_out(line: &str) -> String {
    line.replace(['\t', ';', '|', ','], " ")
}

/// How the line breaks within a cell are written by programs that keep the others for rows.
pub(super) const VERTICAL_TAB: char = '\u{b}';

/// Whether a byte of UTF-8 goes on with a letter that began before it.
fn is_inside_a_letter(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

/// Whether the text is none: a list may have lost letters, but not most of them.
fn looks_binary(decoded: &Decoded<'_>) -> bool {
    const TOLERATED_IN: usize = 500;
    const LOST_IN: usize = 10;
    // The letters from U+0080 to U+009F stand for bytes that windows-1252 leaves free.
    let is_blank = |byte: u8| (b'\t'..=b'\r').contains(&byte) || (byte == 0x1a);
    let is_strange = |byte: u8| byte.is_ascii_control() && !is_blank(byte);
    let bytes = decoded.text.as_bytes();
    // Hardly a text has any, and to know that costs a fraction of counting.
    let has_strange = bytes.iter().fold(0, |found, byte| found | u8::from(is_strange(*byte))) != 0;
    let strange = || bytes.iter().filter(|byte| is_strange(**byte)).count();
    let strange = if has_strange { strange() } else { 0 };
    let lost = || decoded.text.matches(char::REPLACEMENT_CHARACTER).count();
    // Of its three bytes, the first one stands in few other letters.
    let may_have_lost = !decoded.mended && bytes.contains(&0xEF);
    let lost = if may_have_lost { lost() } else { 0 };
    if strange == 0 && lost == 0 {
        return false;
    }
    let letters = bytes.iter().filter(|byte| !is_inside_a_letter(**byte)).count();
    strange > letters / TOLERATED_IN || lost > letters / LOST_IN
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "STT,Họ và tên,Dân tộc\n1,Nguyễn Thị Hường,Tày\n2,Đặng Văn Quý,Mường\n";

    fn auto(bytes: &[u8]) -> Decoded<'_> {
        decode(bytes, EncodingChoice::Auto).unwrap()
    }

    #[test]
    fn unicode_in_any_form_is_read_without_a_guess() {
        let units: Vec<u16> = LIST.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let marked = [b"\xFF\xFE".as_slice(), &little].concat();
        let utf8 = [b"\xEF\xBB\xBF".as_slice(), LIST.as_bytes()].concat();
        for bytes in [&little, &big, &marked, &utf8, &LIST.as_bytes().to_vec()] {
            assert_eq!(auto(bytes), told(LIST.into()));
        }
    }

    #[test]
    fn windows_1258_is_told_and_composed() {
        // Windows-1258 writes ễ as ê and a combining tilde.
        let bytes = b"1,Nguy\xEA\xDEn Thi\xF2 H\xFD\xF5\xCCng\n2,\xD0\xE3\xF2ng Vi\xEA\xF2t\n";
        let decoded = auto(bytes);
        assert_eq!(decoded.guessed, Some("windows-1258"));
        assert!(decoded.text.contains("Nguyễn Thị"), "{}", decoded.text);
    }

    #[test]
    fn a_stray_byte_leaves_the_rest_of_the_text_what_it_is() {
        let mut bytes = LIST.as_bytes().to_vec();
        bytes.extend_from_slice(b"3,N\xF4ng Th\xDE M\xE8u,N\xB5ng\n");
        let decoded = auto(&bytes);
        assert_eq!(decoded.guessed, None);
        assert_eq!(
            decoded.text,
            format!("{LIST}3,N\u{FFFD}ng Th\u{FFFD} M\u{FFFD}u,N\u{FFFD}ng\n")
        );
    }

    #[test]
    fn tcvn3_bytes_are_recognised() {
        let bytes = b"1;Nguy\xD4n Th\xDE H\xADng;T\xB5y\n2;\xA7\xC6ng V\xA8n Qu\xFD;M\xADng\n";
        let decoded = auto(bytes);
        assert_eq!(decoded.guessed, Some("TCVN3"));
        assert!(decoded.text.contains("Nguyễn Thị Hưng;Tày"), "{}", decoded.text);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert!(matches!(
            decode(&[1, 2, 3, 0, 0, 200, 17, 9, 0], EncodingChoice::Auto),
            Err(ReadError::NotASpreadsheet { what: Foreign::Binary, .. })
        ));
        assert!(matches!(
            decode(b"T\xB5y", EncodingChoice::Utf8),
            Err(ReadError::NotInEncoding { encoding: "utf-8" })
        ));
    }
}
