//! Brackets that count people: `Xã A: 03 đại biểu (02 chính thức, 01 dự khuyết)`.

/// The text without its brackets that hold numbers, and what stands in those.
pub(super) fn counts_out(text: &str) -> (String, String) {
    let (mut outside, mut counted) = (String::new(), String::new());
    let mut rest = text;
    while let Some((before, within, after)) = bracket(rest) {
        outside.push_str(before);
        let counts = within.chars().any(|c| c.is_ascii_digit());
        let part = if counts { &mut counted } else { &mut outside };
        part.extend(["(", within, ")"]);
        rest = after;
    }
    outside.push_str(rest);
    (outside, counted)
}

/// What stands before, in and behind the first bracket.
fn bracket(text: &str) -> Option<(&str, &str, &str)> {
    let (before, behind) = text.split_once('(')?;
    let (within, after) = behind.split_once(')')?;
    Some((before, within, after))
}
