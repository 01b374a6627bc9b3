//! Whose wording and whose forms of characters a variant has, and the lists between them.

use super::tables::Set;
use crate::types::{Region, Rule, Variant};

/// The lines that a variant has beside those of its neighbour.
pub(super) fn own_words(variant: Variant) -> Option<Set> {
    match variant {
        Variant::Singapore => Some(Set::WordingSg),
        Variant::Malaysia => Some(Set::WordingMy),
        Variant::Macau => Some(Set::WordingMo),
        _ => None,
    }
}

/// Whose wording a text is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Home {
    Nowhere,
    China,
    Taiwan,
    HongKong,
}

impl Home {
    pub(super) fn of(variant: Variant) -> Self {
        match variant {
            Variant::Hans | Variant::Hant => Self::Nowhere,
            Variant::China | Variant::Singapore | Variant::Malaysia => Self::China,
            Variant::Taiwan => Self::Taiwan,
            Variant::HongKong | Variant::Macau => Self::HongKong,
        }
    }

    pub(super) fn of_region(region: Region) -> Self {
        match region {
            Region::Taiwan => Self::Taiwan,
            Region::HongKong | Region::Macau => Self::HongKong,
            _ => Self::China,
        }
    }

    /// The lists from the mainland's words to those said here.
    pub(super) fn own_wording(self) -> Vec<(Set, Rule)> {
        match self {
            Self::Taiwan => vec![(Set::WordingTw, Rule::Wording)],
            Self::HongKong => vec![(Set::WordingHk, Rule::Wording)],
            _ => Vec::new(),
        }
    }

    /// The lists from the words said here to the mainland's.
    pub(super) fn to_china(self) -> Vec<(Set, Rule)> {
        match self {
            Self::Taiwan => vec![(Set::WordingTwRev, Rule::Wording)],
            Self::HongKong => vec![(Set::WordingHkRev, Rule::Wording)],
            _ => Vec::new(),
        }
    }
}

/// Whose forms of Traditional characters a variant is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Forms {
    General,
    Taiwan,
    HongKong,
}

impl Forms {
    pub(super) fn of(variant: Variant) -> Self {
        match variant {
            Variant::Taiwan => Self::Taiwan,
            Variant::HongKong | Variant::Macau => Self::HongKong,
            _ => Self::General,
        }
    }

    /// The lists from general Traditional to the forms written here.
    pub(super) fn own_forms(self) -> Vec<(Set, Rule)> {
        match self {
            Self::General => Vec::new(),
            Self::Taiwan => vec![(Set::VariantsTwPhrases, Rule::Phrase), (Set::VariantsTw, Rule::Phrase)],
            Self::HongKong => vec![(Set::VariantsHkPhrases, Rule::Phrase), (Set::VariantsHk, Rule::Phrase)],
        }
    }

    /// The lists from the forms written here to general Traditional.
    pub(super) fn to_general(self) -> Vec<(Set, Rule)> {
        match self {
            Self::General => Vec::new(),
            Self::Taiwan => vec![(Set::VariantsTwPhrasesRev, Rule::Phrase), (Set::VariantsTwRev, Rule::Phrase)],
            Self::HongKong => vec![(Set::VariantsHkPhrasesRev, Rule::Phrase), (Set::VariantsHkRev, Rule::Phrase)],
        }
    }
}
