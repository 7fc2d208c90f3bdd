//! Files of phrases, as slices: those of headings as they stand, those of words that speak alone by
//! what they say and folded.

use std::collections::BTreeMap;
use std::path::Path;

use crate::phrase_files::entries;
use crate::thorough::fold_any;

pub fn write() {
    let headers = crate::text_of(Path::new("src/recognise/headers.txt"));
    crate::write("headers.rs", &format!("&{:?}", entries(headers.leak())));
    let alone = crate::text_of(Path::new("src/recognise/alone.txt"));
    let mut kinds: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (kind, phrase) in entries(alone.leak()) {
        kinds.entry(kind).or_default().push(fold_any(phrase, true));
    }
    let kinds = kinds.iter().map(|(kind, phrases)| format!("({kind:?}, &{phrases:?}),\n"));
    crate::write("alone.rs", &format!("&[\n{}]\n", kinds.collect::<String>()));
}
