//! Files of phrases, as slices: each key with its phrases, in the order of the file. What is looked
//! for as whole words is folded.

use std::path::Path;

use crate::phrase_files::entries;
use crate::thorough::fold_any;

pub fn write() {
    lay_out("headers", "src/recognise/headers.txt", |key, phrase| match key.strip_prefix('=') {
        Some(_) => folded(phrase),
        None => phrase.to_owned(),
    });
    lay_out("alone", "src/recognise/alone.txt", |_, phrase| folded(phrase));
    lay_out("roles", "src/recognise/values/roles.txt", |_, phrase| folded(phrase));
    lay_out("labels", "src/recognise/profile_sheet/labels.txt", |_, phrase| phrase.to_owned());
}

fn folded(phrase: &str) -> String {
    fold_any(phrase, true)
}

fn lay_out(name: &str, file: &str, told: fn(&str, &str) -> String) {
    let text = crate::text_of(Path::new(file));
    let mut keys: Vec<(&str, Vec<String>)> = Vec::new();
    for (key, phrase) in entries(text.leak()) {
        let told = told(key, phrase);
        match keys.last_mut() {
            Some((last, phrases)) if *last == key => phrases.push(told),
            _ => keys.push((key, vec![told])),
        }
    }
    let keys = keys.iter().map(|(key, phrases)| format!("({key:?}, &{phrases:?}),\n"));
    crate::write(&format!("{name}.rs"), &format!("&[\n{}]\n", keys.collect::<String>()));
}
