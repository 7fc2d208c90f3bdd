//! A table, and what becomes of its columns where there is no room for each.

use super::lines::{TextCell, Tone};
use crate::wording::Text;

/// From so many columns of the screen on, quantities have columns of their own.
pub(crate) const MEDIUM: usize = 72;

/// From so many columns of the screen on, a table is shown in full. A page always is.
pub(crate) const WIDE: usize = 104;

/// As wide as no screen is.
pub(super) const PAGE: usize = usize::MAX - 1;

/// Rows beneath the titles of columns.
#[derive(Debug)]
pub(crate) struct TextTable {
    pub(in crate::render) columns: Vec<TextColumn>,
    pub(in crate::render) rows: Vec<Vec<TextCell>>,
    /// Whether a screen shows the titles: cells that explain themselves need none there.
    pub(super) has_titles_on_screen: bool,
    /// What is said beneath where a column has no room.
    pub(super) note_on_dropped: Option<Text>,
    /// What is said beneath where every column has room.
    pub(super) note_in_full: Option<Text>,
    /// Whether little room is left to it on paper: nobody need read it line by line.
    pub(super) is_compact: bool,
    /// Whether it holds short numbers behind a word, and stays a table on a phone.
    pub(super) holds_figures: bool,
}

impl TextTable {
    pub(crate) fn new(columns: impl IntoIterator<Item = TextColumn>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            rows: Vec::new(),
            has_titles_on_screen: true,
            note_on_dropped: None,
            note_in_full: None,
            is_compact: false,
            holds_figures: false,
        }
    }

    /// Leaves out the titles on a screen.
    pub(crate) fn untitled_on_screen(self) -> Self {
        Self { has_titles_on_screen: false, ..self }
    }

    /// What is said beneath where a column has no room.
    pub(crate) fn noting_dropped(self, note: Text) -> Self {
        Self { note_on_dropped: Some(note), ..self }
    }

    /// What is said beneath where every column has room.
    pub(crate) fn noting_in_full(self, note: Option<Text>) -> Self {
        Self { note_in_full: note, ..self }
    }

    /// Leaves little room to it on paper.
    pub(crate) fn compact(self) -> Self {
        Self { is_compact: true, ..self }
    }

    /// Stays a table on a phone, since all its cells are short.
    pub(crate) fn of_figures(self) -> Self {
        Self { holds_figures: true, ..self }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = TextCell>) {
        self.rows.push(cells.into_iter().collect());
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The columns with a place of their own on a screen of this width.
    pub(super) fn own_columns(&self, width: usize) -> Vec<usize> {
        let has_own = |at: &usize| self.columns[*at].has_own(width);
        (0..self.columns.len()).filter(has_own).collect()
    }
}

/// A column of a table.
#[derive(Debug)]
pub(crate) struct TextColumn {
    pub(in crate::render) title: Text,
    /// The title where another column stands beneath this one.
    pub(super) joint_title: Option<Text>,
    /// The widths of the screen at which it has a place of its own.
    pub(super) own: std::ops::Range<usize>,
    pub(super) elsewhere: Elsewhere,
    pub(super) fit: ColumnFit,
    pub(in crate::render) alignment: Alignment,
}

/// Where the cells of a column stand that has no place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Elsewhere {
    Nowhere,
    /// Above those of another column.
    Above(usize, Tone),
    /// Beneath those of another column.
    Beneath(usize),
    /// Beneath those of another column, in one line with their neighbours.
    InLine(usize),
    /// The same, each behind its title.
    InLineTitled(usize),
}

/// How a column gives way to the others.
#[derive(Debug, Clone, Copy)]
pub(super) enum ColumnFit {
    /// Its lines are wrapped.
    Wrapped,
    /// It is as wide as its cells, on a screen of this width and more.
    Whole(usize),
    /// It is never wider than this.
    AtMost(u16),
}

/// On which side the cells are in line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::render) enum Alignment {
    Left,
    /// Numbers are compared by their last digits.
    Right,
    /// The same, and the title stays at the left.
    RightBelowTitle,
}

impl TextColumn {
    pub(crate) fn new(title: Text) -> Self {
        Self {
            title,
            joint_title: None,
            own: 0..usize::MAX,
            elsewhere: Elsewhere::Nowhere,
            fit: ColumnFit::Wrapped,
            alignment: Alignment::Left,
        }
    }

    /// A column of numbers.
    pub(crate) fn number(title: Text) -> Self {
        Self { alignment: Alignment::Right, ..Self::new(title) }
    }

    /// Leaves the title of a column of numbers at the left.
    pub(crate) fn below_title(self) -> Self {
        Self { alignment: Alignment::RightBelowTitle, ..self }
    }

    /// Never cut.
    pub(crate) fn whole(self) -> Self {
        self.whole_from(0)
    }

    /// Not cut on a screen of this width and more.
    pub(crate) fn whole_from(self, width: usize) -> Self {
        Self { fit: ColumnFit::Whole(width), ..self }
    }

    /// Never wider than this.
    pub(crate) fn at_most(self, width: u16) -> Self {
        Self { fit: ColumnFit::AtMost(width), ..self }
    }

    /// Only on a screen of this width and more.
    pub(crate) fn from(self, width: usize) -> Self {
        Self { own: width..self.own.end, ..self }
    }

    /// Only where the screen is narrower than this: wider ones have other columns for it.
    pub(crate) fn until(self, width: usize) -> Self {
        Self { own: self.own.start..width, ..self }
    }

    /// On a narrower screen, above the cells of another column.
    pub(crate) fn or_above(self, column: usize, tone: Tone) -> Self {
        Self { elsewhere: Elsewhere::Above(column, tone), ..self }
    }

    /// On a narrower screen, beneath the cells of another column.
    pub(crate) fn or_beneath(self, column: usize) -> Self {
        Self { elsewhere: Elsewhere::Beneath(column), ..self }
    }

    /// On a narrower screen, in a line beneath the cells of another column.
    pub(crate) fn or_in_line(self, column: usize) -> Self {
        Self { elsewhere: Elsewhere::InLine(column), ..self }
    }

    /// The same, behind its title.
    pub(crate) fn or_in_line_titled(self, column: usize) -> Self {
        Self { elsewhere: Elsewhere::InLineTitled(column), ..self }
    }

    /// The title where another column stands beneath this one.
    pub(crate) fn jointly_titled(self, title: Text) -> Self {
        Self { joint_title: Some(title), ..self }
    }

    pub(super) fn has_own(&self, width: usize) -> bool {
        self.own.contains(&width)
    }

    /// The column at which it stands on a screen that is too narrow for its own.
    pub(super) fn host(&self, width: usize) -> Option<usize> {
        match self.elsewhere {
            _ if width >= self.own.start => None,
            Elsewhere::Nowhere => None,
            Elsewhere::Above(at, _)
            | Elsewhere::Beneath(at)
            | Elsewhere::InLine(at)
            | Elsewhere::InLineTitled(at) => Some(at),
        }
    }
}
