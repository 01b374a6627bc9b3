//! Numerals: Arabic, Chinese, financial, mixed; their value and extent.
