//! Values of which most lists have no column: they take next to no room where there are none.

use std::ops::{Deref, DerefMut};

use smol_str::SmolStr;

use super::{Meant, Value};

/// A value that most lists have no place for. It reads as any [`Value`].
#[derive(Debug, Clone)]
pub struct Rare<T>(Option<Box<Value<T>>>);

static NO_TEXT: Value<SmolStr> = Value::absent();
static NO_MARK: Value<bool> = Value::absent();

impl<T> From<Value<T>> for Rare<T> {
    fn from(value: Value<T>) -> Self {
        let is_absent =
            matches!(value.meant, Meant::Blank) && value.cell.is_none() && value.written.is_empty();
        Self((!is_absent).then(|| Box::new(value)))
    }
}

impl Deref for Rare<SmolStr> {
    type Target = Value<SmolStr>;

    fn deref(&self) -> &Value<SmolStr> {
        self.0.as_deref().unwrap_or(&NO_TEXT)
    }
}

impl Deref for Rare<bool> {
    type Target = Value<bool>;

    fn deref(&self) -> &Value<bool> {
        self.0.as_deref().unwrap_or(&NO_MARK)
    }
}

impl<T> DerefMut for Rare<T>
where
    Self: Deref<Target = Value<T>>,
{
    fn deref_mut(&mut self) -> &mut Value<T> {
        self.0.get_or_insert_with(|| Box::new(Value::absent()))
    }
}

/// An absent value is one, whether it has been looked for or not.
impl<T: PartialEq> PartialEq for Rare<T>
where
    Self: Deref<Target = Value<T>>,
{
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_without_a_place_reads_as_absent() {
        let absent: Rare<SmolStr> = Value::absent().into();
        assert_eq!(*absent, Value::absent());
        let mut emptied = absent.clone();
        emptied.meant = Meant::Blank;
        assert_eq!(emptied, absent);
        let told: Rare<bool> = Value::implied(true, "x").into();
        assert_eq!(told.known(), Some(&true));
    }
}
