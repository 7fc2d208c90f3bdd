//! What the users of expressions need beside them.

pub mod syntax {
    //! How expressions are read: byte by byte, and `.` is any of them.

    #[derive(Debug, Clone, Copy, Default)]
    pub struct Config;

    impl Config {
        #[must_use]
        pub fn new() -> Self {
            Self
        }

        #[must_use]
        pub fn utf8(self, _yes: bool) -> Self {
            self
        }

        #[must_use]
        pub fn dot_matches_new_line(self, _yes: bool) -> Self {
            self
        }
    }
}

pub mod pool {
    //! Values to be used again. Here each is made anew.

    use std::fmt;
    use std::marker::PhantomData;
    use std::ops::{Deref, DerefMut};

    pub struct Pool<T, F = fn() -> T> {
        create: F,
        values: PhantomData<fn() -> T>,
    }

    impl<T, F> fmt::Debug for Pool<T, F> {
        fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
            into.write_str("Pool")
        }
    }

    impl<T, F: Fn() -> T> Pool<T, F> {
        pub fn new(create: F) -> Self {
            Self { create, values: PhantomData }
        }

        pub fn with_available_parallelism_capacity(create: F) -> Self {
            Self::new(create)
        }

        pub fn get(&self) -> PoolGuard<'_, T, F> {
            PoolGuard { value: (self.create)(), of: PhantomData }
        }
    }

    #[derive(Debug)]
    pub struct PoolGuard<'a, T, F> {
        value: T,
        of: PhantomData<&'a F>,
    }

    impl<T, F> PoolGuard<'_, T, F> {
        pub fn put(_value: Self) {}
    }

    impl<T, F> Deref for PoolGuard<'_, T, F> {
        type Target = T;

        fn deref(&self) -> &T {
            &self.value
        }
    }

    impl<T, F> DerefMut for PoolGuard<'_, T, F> {
        fn deref_mut(&mut self) -> &mut T {
            &mut self.value
        }
    }
}
