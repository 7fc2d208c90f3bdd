//! The overview of the page: the verdict, then a row for each unit.

use std::collections::BTreeMap;

use super::{Block, Cell, Table, Tone};
use crate::render::RenderOptions;
use crate::render::told::overview as told;
use crate::report::{Closing, Run, Standing, UnitLine, UnitStanding};
use crate::text;

pub(super) fn blocks(
    run: &Run,
    closing: &Closing,
    parts: &BTreeMap<String, usize>,
    options: &RenderOptions,
) -> Vec<Block> {
    let lang = options.lang;
    let units = told::ordered(closing, options.order);
    let names = told::Names::of(&units);
    let mut rows: Vec<Vec<Cell>> =
        units.iter().map(|line| row(line, &names, parts, options)).collect();
    for (label, quantities) in told::totals(closing, lang) {
        let mut total = vec![String::new(), label];
        total.extend(quantities);
        total.resize(told::titles(lang).len(), String::new());
        rows.push(total.into_iter().map(|it| Cell::new(it).toned(Tone::Strong)).collect());
    }
    let said = told::overall(closing, run.strictness);
    let heading = text!(vi: "Tổng hợp", en: "Overview");
    vec![
        Block::Section(heading.get(lang).to_owned()),
        Block::Paragraph(Tone::Strong, said.get(lang).to_owned()),
        Block::Table(Table { titles: told::titles(lang).to_vec(), numbers: 2..6, rows }),
    ]
}

fn row(
    line: &UnitLine,
    names: &told::Names<'_>,
    parts: &BTreeMap<String, usize>,
    options: &RenderOptions,
) -> Vec<Cell> {
    let lang = options.lang;
    let standing = told::standing(line.standing);
    let mut row = vec![
        Cell::new(standing.get(lang)).toned(tone(line.standing)),
        Cell {
            list: line.paths.first().and_then(|path| parts.get(path).copied()),
            ..Cell::new(names.unit(line, lang))
        },
    ];
    row.extend(told::quantities(line, lang).map(Cell::new));
    row.push(Cell::new(told::broken(line, options.all, lang)));
    row
}

fn tone(standing: UnitStanding) -> Tone {
    match standing {
        UnitStanding::Listed(Standing::Ready) => Tone::Good,
        UnitStanding::Listed(Standing::Open) => Tone::Open,
        UnitStanding::NotExpected => Tone::Dim,
        UnitStanding::Listed(Standing::Refused)
        | UnitStanding::Missing
        | UnitStanding::Unreadable => Tone::Bad,
    }
}
