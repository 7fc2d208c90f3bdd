//! The pictures of a page of figures: women beside the least share, ages by gender, groups by size.

use super::words;
use crate::render::document::{Chart, ChartBar, ChartShape, Document, PyramidRow};
use crate::statistics::{Count, Figure, Statistics};
use crate::text;
use crate::wording::{Text, grouped};

/// So many groups have a bar of their own; the others share one.
const MOST_GROUPS: usize = 15;

/// A whole in hundredths of a percent.
const WHOLE: u64 = 10_000;

pub(super) fn add(statistics: &Statistics, page: &mut Document) {
    for chart in [women(statistics), ages(statistics), groups(statistics)].into_iter().flatten() {
        page.chart(chart);
    }
}

fn women(statistics: &Statistics) -> Option<Chart> {
    let base = statistics.base.n;
    let bar = |id: &str| {
        let found = statistics.all.iter().find(|statistic| statistic.id == id)?;
        let Figure::Count(count) = found.figure else { return None };
        let length = (count.n * WHOLE).checked_div(base)?;
        let perhaps = (count.unknown * WHOLE).checked_div(base)?;
        Some(ChartBar {
            title: found.title.clone(),
            length,
            perhaps,
            told: words::share(count, base),
        })
    };
    let bars: Vec<ChartBar> = ["women"].into_iter().filter_map(bar).collect();
    let limit = statistics.least_women.as_ref().map(|least| {
        let at = (WHOLE * least.numerator()).checked_div(least.denominator()).unwrap_or(0);
        let told = text!(
            vi: "tối thiểu {least}",
            en: "at least {least}",
            least = least.to_string()
        );
        (at, told)
    });
    let title = text!(vi: "Tỷ lệ nữ", en: "Share of women");
    (!bars.is_empty()).then_some(Chart { title, shape: ChartShape::Shares { bars, limit } })
}

fn ages(statistics: &Statistics) -> Option<Chart> {
    // The oldest stand on top.
    let rows = statistics.pyramid.iter().rev().map(|band| PyramidRow {
        title: band.title.clone(),
        left: band.women,
        right: band.men,
    });
    let rows: Vec<PyramidRow> = rows.collect();
    let (left, right) = (text!(vi: "Nữ", en: "Women"), text!(vi: "Nam", en: "Men"));
    let title = text!(vi: "Độ tuổi theo giới tính", en: "Ages by gender");
    (!rows.is_empty()).then_some(Chart { title, shape: ChartShape::Pyramid { left, right, rows } })
}

fn groups(statistics: &Statistics) -> Option<Chart> {
    let found = statistics.all.iter().find(|statistic| statistic.id == "groups")?;
    let Figure::Parts { parts, .. } = &found.figure else { return None };
    let bar = |title: &Text, n: u64| ChartBar {
        title: title.clone(),
        length: n,
        perhaps: 0,
        told: {
            let count = Count { n, unknown: 0 };
            let (number, share) = (grouped(n), words::share(count, statistics.base.n));
            text!("{number} ({share})", number, share)
        },
    };
    let mut bars: Vec<ChartBar> =
        parts.iter().take(MOST_GROUPS).map(|part| bar(&part.title, part.n)).collect();
    let others: u64 = parts.iter().skip(MOST_GROUPS).map(|part| part.n).sum();
    let number = parts.len().saturating_sub(MOST_GROUPS);
    if others > 0 {
        let title = text!(vi: "{number} dân tộc khác", en: "{number} other groups");
        bars.push(bar(&title, others));
    }
    let title = text!(vi: "Số đại biểu theo dân tộc", en: "Delegates by ethnic group");
    (!bars.is_empty()).then_some(Chart { title, shape: ChartShape::Bars(bars) })
}
