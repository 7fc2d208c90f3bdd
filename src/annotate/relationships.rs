//! The relationships by which a part names others.

use super::AnnotateError;
use super::package::EditedPackage;
use super::tags::{before_end, escaped, tags};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// A part that another one names.
#[derive(Debug, Clone)]
pub(super) struct Relationship {
    pub(super) id: String,
    /// The address that tells what it is.
    pub(super) kind: String,
    /// The part, from the root of the package.
    pub(super) part: String,
}

impl Relationship {
    /// Whether it is of the kind whose address ends so: `comments`.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

/// The relationships of a part; of the package itself where its name is empty.
pub(super) fn of(
    package: &mut EditedPackage<'_>,
    part: &str,
) -> Result<Vec<Relationship>, AnnotateError> {
    let Some(text) = package.text(&part_of(part))? else { return Ok(Vec::new()) };
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let named = tags(&text)?.into_iter().filter(|tag| tag.begins("Relationship"));
    let inside = named.filter(|tag| tag.attribute("TargetMode").as_deref() != Some("External"));
    Ok(inside
        .filter_map(|tag| {
            Some(Relationship {
                id: tag.attribute("Id")?,
                kind: tag.attribute("Type")?,
                part: within(folder, &tag.attribute("Target")?),
            })
        })
        .collect())
}

/// Names one more part, and tells under which id.
pub(super) fn add(
    package: &mut EditedPackage<'_>,
    part: &str,
    kind: &str,
    target: &str,
) -> Result<String, AnnotateError> {
    let rels = part_of(part);
    let text = package.text(&rels)?.unwrap_or_else(|| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
             <Relationships xmlns=\"{NAMESPACE}\"/>"
        )
    });
    let all = tags(&text)?;
    let taken: Vec<String> = all.iter().filter_map(|tag| tag.attribute("Id")).collect();
    let id = (1..=u32::MAX).map(|number| format!("rIdDq{number}")).find(|id| !taken.contains(id));
    let id = id.unwrap_or_default();
    let prefix = all.first().map(super::tags::Tag::prefix).unwrap_or_default();
    let more = format!(
        "<{prefix}Relationship Id=\"{id}\" Type=\"{}\" Target=\"/{}\"/>",
        escaped(kind),
        escaped(target)
    );
    package.add(&rels, before_end(&text, "Relationships", &more)?);
    Ok(id)
}

/// The part that holds the relationships of a part.
fn part_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A target as it is written, from the root of the package.
fn within(folder: &str, target: &str) -> String {
    if let Some(rooted) = target.strip_prefix('/') {
        return rooted.to_owned();
    }
    let mut way: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(way.pop()),
            "." | "" => {}
            step => way.push(step),
        }
    }
    way.join("/")
}
