//! Selectors as sums: the kinds of people that some selectors tell apart.
//!
//! Two people whom every selector treats alike are of one kind, an *atom*; how many people there
//! are of each is a whole number, and the number that a selector chooses is a sum of them. Which
//! attributes there are, and which values tell people apart, follows from the selectors alone.
//!
//! Within a role, attributes that no selector looks at together are divided separately: official
//! delegates into women and men, and once more into the groups, instead of into the women and men
//! of each group. Any two such divisions of the same people can be had at once, so that nothing is
//! lost but their having the same total ([`Atoms::ties`]), and the atoms stay few.

pub(crate) mod aspect;

use std::collections::BTreeSet;

use crate::closed_list::ClosedList;
use crate::roster::Role;
use crate::rules::measure::{World, fields_told};
use crate::rules::{Mentioned, Ruleset, Selector};

use super::programme::{Effort, Inequality, LinearForm, Unsettled};
use aspect::{Aspect, AspectValue, Depends, connected, distinct};

/// More combinations of values, and more kinds of people, than this are not drawn: what rests on
/// them would take minutes.
const MOST_COMBINATIONS: usize = 20_000;
const MOST_ATOMS: usize = 600;

/// The people that some selectors tell apart, each kind a variable from 0 on.
#[derive(Debug, Default)]
pub(crate) struct Atoms {
    /// How many variables there are.
    pub(crate) count: usize,
    chosen: Vec<LinearForm>,
    /// What holds of any people: sums that are equal, being divisions of the same.
    pub(crate) ties: Vec<Inequality>,
}

impl Atoms {
    /// The people that these selectors tell apart.
    pub(crate) fn of(
        selectors: &[&Selector],
        ruleset: &Ruleset,
        effort: &Effort,
    ) -> Result<Self, Unsettled> {
        let drawing = Drawing::new(selectors, ruleset, effort)?;
        let mut atoms =
            Self { chosen: vec![LinearForm::default(); selectors.len()], ..Self::default() };
        for &role in Role::ALL {
            drawing.draw(role, &mut atoms)?;
            if atoms.count > MOST_ATOMS {
                return Err(Unsettled);
            }
        }
        Ok(atoms)
    }

    /// The people whom the selector at this place chooses. Selectors that choose the same people
    /// have the same sum.
    pub(crate) fn chosen(&self, selector: usize) -> &LinearForm {
        &self.chosen[selector]
    }
}

/// All that the drawing of atoms rests on.
struct Drawing<'a> {
    selectors: &'a [&'a Selector],
    ruleset: &'a Ruleset,
    effort: &'a Effort,
    mentioned: Mentioned,
    /// Whether each field of work can be told without telling another that is looked at.
    fields_are_separate: bool,
}

impl<'a> Drawing<'a> {
    fn new(
        selectors: &'a [&'a Selector],
        ruleset: &'a Ruleset,
        effort: &'a Effort,
    ) -> Result<Self, Unsettled> {
        let words: usize =
            ruleset.fields_of_work.iter().map(|field| field.words.written().len()).sum();
        effort.spend(words.saturating_mul(words))?;
        let mentioned = Selector::mentioned_by(selectors.iter().copied());
        let mut drawing = Self { selectors, ruleset, effort, mentioned, fields_are_separate: true };
        let sets = drawing.told_by_words();
        drawing.fields_are_separate = drawing
            .mentioned
            .works
            .iter()
            .all(|field| sets.iter().any(|set| set[..] == [field.clone()]));
        Ok(drawing)
    }

    /// For each word of a field of work, the fields among those looked at that it tells.
    fn told_by_words(&self) -> BTreeSet<Vec<String>> {
        let fields = self.ruleset.fields_of_work.iter();
        let words = fields.flat_map(|field| field.words.written().iter());
        words
            .map(|word| {
                let mut fields = fields_told(self.ruleset, word);
                fields.retain(|field| self.mentioned.works.contains(field));
                fields
            })
            .collect()
    }

    /// Divides the people in this role.
    fn draw(&self, role: Role, atoms: &mut Atoms) -> Result<(), Unsettled> {
        let depends: Vec<Depends> =
            self.selectors.iter().map(|selector| self.depends(selector, role)).collect();
        let mut divisions: Vec<(LinearForm, Vec<LinearForm>)> = Vec::new();
        for aspects in connected(&depends) {
            let asked: Vec<usize> = (0..depends.len())
                .filter(|at| matches!(&depends[*at], Depends::On(on) if on.is_subset(&aspects)))
                .collect();
            let kinds = self.divided(role, &aspects, &asked)?;
            let first = atoms.count;
            atoms.count += kinds.len();
            let all = LinearForm::sum(first..atoms.count);
            let mut chosen = vec![LinearForm::default(); depends.len()];
            for (variable, signature) in (first..).zip(&kinds) {
                for (selector, _) in asked.iter().zip(signature).filter(|(_, chosen)| **chosen) {
                    chosen[*selector].add(variable, 1);
                }
            }
            divisions.push((all, chosen));
        }
        if divisions.is_empty() {
            divisions.push((LinearForm::sum([atoms.count]), Vec::new()));
            atoms.count += 1;
        }
        let everybody = divisions[0].0.clone();
        for (selector, depends) in depends.iter().enumerate() {
            if *depends == Depends::Always(true) {
                atoms.chosen[selector].add_form(&everybody, 1);
            }
        }
        for (all, chosen) in &divisions {
            for (selector, chosen) in chosen.iter().enumerate() {
                // The same sum for everybody, whichever division tells it.
                let chosen = if chosen == all { &everybody } else { chosen };
                atoms.chosen[selector].add_form(chosen, 1);
            }
        }
        for (mut difference, _) in divisions.into_iter().skip(1) {
            difference.add_form(&everybody, -1);
            atoms
                .ties
                .extend([Inequality::at_least(&difference, 0), Inequality::at_most(difference, 0)]);
        }
        Ok(())
    }

    /// The kinds of people by these attributes: whom the selectors asked choose of them.
    fn divided(
        &self,
        role: Role,
        aspects: &BTreeSet<Aspect>,
        asked: &[usize],
    ) -> Result<BTreeSet<Vec<bool>>, Unsettled> {
        let catalogue = self.ruleset.catalogue;
        let mut worlds = vec![World { role, ..World::default() }];
        for aspect in aspects {
            let values = self.telling_values(aspect, asked)?;
            if worlds.len().saturating_mul(values.len()) > MOST_COMBINATIONS {
                return Err(Unsettled);
            }
            worlds = worlds
                .iter()
                .flat_map(|world| values.iter().map(|value| value.put_into(world)))
                .collect();
        }
        self.effort.spend(worlds.len().saturating_mul(asked.len()))?;
        let signature = |world: &World| {
            asked.iter().map(|at| self.selectors[*at].chooses(world, catalogue)).collect()
        };
        Ok(worlds.iter().map(signature).collect())
    }

    /// Values of an attribute, one for each way in which the selectors see it.
    fn telling_values(
        &self,
        aspect: &Aspect,
        asked: &[usize],
    ) -> Result<Vec<AspectValue>, Unsettled> {
        let leaves = asked.iter().flat_map(|at| self.selectors[*at].leaves());
        let leaves: Vec<&Selector> =
            leaves.filter(|leaf| self.aspects(leaf).contains(aspect)).collect();
        let values = match aspect {
            Aspect::Fields => self.sets_of_fields()?,
            aspect => aspect.values(&self.mentioned, self.ruleset),
        };
        self.effort.spend(values.len().saturating_mul(leaves.len()))?;
        let values = distinct(values, &leaves, self.ruleset.catalogue);
        Ok(values.into_iter().map(|(value, _)| value).collect())
    }

    /// The attributes that a part of a selector looks at, beside the role.
    fn aspects(&self, leaf: &Selector) -> BTreeSet<Aspect> {
        match leaf {
            Selector::Work(fields) if self.fields_are_separate => {
                fields.iter().cloned().map(Aspect::Field).collect()
            }
            leaf => Aspect::of(leaf).into_iter().collect(),
        }
    }

    fn depends(&self, selector: &Selector, role: Role) -> Depends {
        match selector {
            Selector::Role(roles) => Depends::Always(roles.contains(&role)),
            Selector::Kind(_) if role != Role::Official => Depends::Always(false),
            Selector::Not(other) => match self.depends(other, role) {
                Depends::Always(always) => Depends::Always(!always),
                on @ Depends::On(_) => on,
            },
            Selector::Any(parts) => self.depends_on_all(parts, role, true),
            Selector::All(parts) => self.depends_on_all(parts, role, false),
            leaf => Depends::On(self.aspects(leaf)),
        }
    }

    /// What several parts depend on, where one that is always `settles` settles the whole.
    fn depends_on_all(&self, parts: &[Selector], role: Role, settles: bool) -> Depends {
        let mut on = BTreeSet::new();
        for part in parts {
            match self.depends(part, role) {
                Depends::Always(always) if always == settles => return Depends::Always(settles),
                Depends::Always(_) => {}
                Depends::On(aspects) => on.extend(aspects),
            }
        }
        if on.is_empty() { Depends::Always(!settles) } else { Depends::On(on) }
    }

    /// Every set of fields that some text can tell: those of its words, taken together.
    fn sets_of_fields(&self) -> Result<Vec<AspectValue>, Unsettled> {
        let mut sets: BTreeSet<BTreeSet<String>> = BTreeSet::from([BTreeSet::new()]);
        for told in self.told_by_words() {
            self.effort.spend(sets.len().saturating_mul(1 + told.len()))?;
            let more: Vec<BTreeSet<String>> =
                sets.iter().map(|set| set.iter().chain(&told).cloned().collect()).collect();
            sets.extend(more);
            if sets.len() > MOST_COMBINATIONS {
                return Err(Unsettled);
            }
        }
        Ok(sets.into_iter().map(|set| AspectValue::Works(set.into_iter().collect())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;
    use crate::selection;

    fn atoms(ruleset: &Ruleset, words: &[&str]) -> Atoms {
        let selectors: Vec<Selector> =
            words.iter().map(|words| selection::counted(words, ruleset).unwrap()).collect();
        Atoms::of(&selectors.iter().collect::<Vec<_>>(), ruleset, &Effort::of_a_question()).unwrap()
    }

    #[test]
    fn attributes_that_nobody_looks_at_together_are_divided_separately() {
        let ruleset = rules::load("vn-2024").unwrap();
        let separate = ["official,gender=female", "official,group=Tày", "official,group=Nùng"];
        // Women and men; Tày, Nùng and the others; guests; alternates.
        let drawn = atoms(&ruleset, &separate);
        assert_eq!((drawn.count, drawn.ties.len()), (2 + 3 + 2, 2));
        // Official: women and men of the Tày, the Nùng and the others; guests; alternates.
        let together = ["official,gender=female", "official,gender=female,group=Tày"];
        assert_eq!(atoms(&ruleset, &together).count, 3 + 2);
    }

    #[test]
    fn selectors_of_the_same_people_have_the_same_sum() {
        let ruleset = rules::load("vn-2024").unwrap();
        let drawn = atoms(
            &ruleset,
            &[
                "official,guest",
                "guest,official",
                "kind=selected",
                "official,kind=selected",
                "official",
            ],
        );
        assert_eq!(drawn.chosen(0), drawn.chosen(1));
        assert_eq!(drawn.chosen(2), drawn.chosen(3));
        assert_ne!(drawn.chosen(3), drawn.chosen(4));
    }

    #[test]
    fn guests_and_alternates_are_of_no_kind() {
        let ruleset = rules::load("vn-2024").unwrap();
        let of_anybody = atoms(&ruleset, &["kind=selected,gender=female"]);
        let of_officials = atoms(&ruleset, &["official,kind=selected,gender=female"]);
        // Women and men among guests need not be told apart for a rule on those selected.
        assert_eq!(of_anybody.count, of_officials.count);
    }

    #[test]
    fn a_field_whose_every_word_tells_another_is_never_without_it() {
        let text = "id = \"t\"\ntitle = { vi = \"t\", en = \"t\" }\n\
                    [level.district]\ntitle = { vi = \"t\", en = \"t\" }\n\
                    [field.health]\ntitle = { vi = \"t\", en = \"t\" }\nwords = [\"y tế\"]\n\
                    [field.prevention]\ntitle = { vi = \"t\", en = \"t\" }\nwords = [\"y tế dự phòng\"]\n";
        let ruleset = rules::parse("t.toml", text).unwrap();
        // In each role: neither, health alone, both; and never prevention alone.
        let drawn = atoms(&ruleset, &["work=health", "work=prevention"]);
        assert_eq!(drawn.count, 3 * 3);
        let (health, prevention) = (drawn.chosen(0), drawn.chosen(1));
        assert_eq!((health.terms().count(), prevention.terms().count()), (6, 3));
        for (variable, _) in prevention.terms() {
            assert!(health.terms().any(|(held, _)| held == variable));
        }
        // Fields of their own can be had in every combination, and are divided separately.
        let shipped = rules::load("vn-2024").unwrap();
        assert_eq!(atoms(&shipped, &["work=health", "work=trade", "work=security"]).count, 3 * 6);
    }
}
