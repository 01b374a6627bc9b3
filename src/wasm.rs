//! The JavaScript binding: the only file that knows JavaScript.
//!
//! Results cross as JSON without the text of their spans; the package adds it by slicing the caller's own string, so that
//! lone surrogates keep it right. Errors cross as a string, `code: message`, and become a `ZhMeasuresError` there.

use crate::json::{self, SpanText};
use crate::{Code, Error, MAX_UTF16, ReadingOptions, Region};
use js_sys::{JsString, Reflect};
use wasm_bindgen::prelude::*;

type Thrown = JsValue;

fn throw(error: &Error) -> Thrown {
    JsValue::from(format!("{}: {error}", error.code().as_str()))
}

fn bad_argument(message: impl Into<String>) -> Thrown {
    throw(&Error::new(Code::BadArgument, message))
}

/// Detection as JSON.
#[wasm_bindgen]
pub fn detect(text: &JsValue) -> Result<String, Thrown> {
    let text = read_text(text)?;
    Ok(json::detection(&crate::detect(&text)))
}

/// Quantities as JSON.
#[wasm_bindgen]
pub fn quantities(text: &JsValue, options: &JsValue) -> Result<String, Thrown> {
    let (text, options) = (read_text(text)?, reading_options(options)?);
    let found = crate::quantities(&text, &options).map_err(|error| throw(&error))?;
    Ok(json::quantities(&found, &text, SpanText::Left))
}

/// The analysis as JSON.
#[wasm_bindgen]
pub fn analyze(text: &JsValue, options: &JsValue) -> Result<String, Thrown> {
    let (text, options) = (read_text(text)?, reading_options(options)?);
    let found = crate::analyze(&text, &options).map_err(|error| throw(&error))?;
    Ok(json::analysis(&found, &text, SpanText::Left))
}

/// How much memory the instance has taken, in bytes. It never gives any back.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn memory_taken() -> usize {
    core::arch::wasm32::memory_size::<0>() << 16
}

/// The version of the package.
#[wasm_bindgen]
pub fn package_version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// The version of the conversion rules.
#[wasm_bindgen]
pub fn rules_version() -> String {
    crate::RULES_VERSION.into()
}

#[cfg(feature = "convert")]
mod conversion {
    use super::{Thrown, bad_argument, check_text, flag, list, option, read_text, throw};
    use crate::json::{self, SpanText};
    use crate::{Code, ConvertOptions, Error, Variant};
    use wasm_bindgen::prelude::*;

    /// Rules compiled once.
    #[wasm_bindgen]
    pub struct Converter(crate::Converter);

    #[wasm_bindgen]
    impl Converter {
        /// A converter to the variant named by a BCP 47 tag.
        #[wasm_bindgen(constructor)]
        pub fn new(to: &JsValue, options: &JsValue) -> Result<Self, Thrown> {
            let to = variant(to, "The target")?;
            crate::Converter::new(to, convert_options(options)?).map(Self).map_err(|error| throw(&error))
        }

        /// From now on reads what it gets as parts of a text, cut behind line breaks.
        pub fn read_as(&mut self, whole: &JsValue) -> Result<(), Thrown> {
            self.0.read_as(&read_text(whole)?);
            Ok(())
        }

        /// The converted text, in UTF-16 on both sides: nothing is recoded. `text` is the string that the units were read from.
        pub fn convert(&self, text: &JsValue, units: &[u16]) -> Result<Vec<u16>, Thrown> {
            check_text(text)?;
            Ok(self.0.convert_utf16(units))
        }

        /// The alignment as JSON.
        pub fn align(&self, text: &JsValue) -> Result<String, Thrown> {
            let text = read_text(text)?;
            Ok(json::alignment(&self.0.align(&text), &text, SpanText::Left))
        }
    }

    fn convert_options(options: &JsValue) -> Result<ConvertOptions, Thrown> {
        let mut read = ConvertOptions::default();
        if let Some(from) = option(options, "from")? {
            read.from = Some(variant(&from, "`from`")?);
        }
        for (i, rule) in list(options, "rules")?.iter().enumerate() {
            // A string can be iterated too, and is no pair.
            let pair = Some(rule).filter(js_sys::Array::is_array);
            let pair: Option<Vec<String>> = pair.and_then(|pair| serde_wasm_bindgen::from_value(pair).ok());
            let [from, to] = pair.and_then(|pair| <[String; 2]>::try_from(pair).ok()).ok_or_else(|| {
                let message = format!("rules[{i}] is not a pair of strings; write [\"from\", \"to\"].");
                throw(&Error::new(Code::BadRule, message))
            })?;
            read.rules.push((from, to));
        }
        for (i, word) in list(options, "protect")?.iter().enumerate() {
            let word = serde_wasm_bindgen::from_value(word);
            read.protect.push(word.map_err(|_| bad_argument(format!("protect[{i}] is not a string.")))?);
        }
        read.wording = flag(options, "wording", read.wording)?;
        read.drop_residue = flag(options, "dropResidue", read.drop_residue)?;
        Ok(read)
    }

    fn variant(value: &JsValue, what: &str) -> Result<Variant, Thrown> {
        let tag = value.as_string();
        let known = Variant::ALL.into_iter().find(|variant| Some(variant.tag()) == tag.as_deref());
        known.ok_or_else(|| {
            let given = tag.map_or_else(|| "not a string".to_owned(), |tag| format!("{tag:?}"));
            let all = Variant::ALL.map(Variant::tag).join(", ");
            throw(&Error::new(Code::BadVariant, format!("{what} is {given}; it must be one of {all}.")))
        })
    }
}

fn read_text(value: &JsValue) -> Result<String, Thrown> {
    check_text(value).map(String::from)
}

fn check_text(value: &JsValue) -> Result<&JsString, Thrown> {
    let text = value.dyn_ref::<JsString>().ok_or_else(|| {
        let given = value.js_typeof().as_string().unwrap_or_default();
        bad_argument(format!("The text must be a string, and this is of type {given}."))
    })?;
    // Before the text is copied: the library's own check comes too late for the memory.
    if text.length() as usize > MAX_UTF16 {
        return Err(throw(&Error::too_large()));
    }
    Ok(text)
}

fn reading_options(options: &JsValue) -> Result<ReadingOptions, Thrown> {
    let mut read = ReadingOptions::default();
    if let Some(published) = option(options, "published")? {
        let message = "`published` must be a date as a string, such as \"2017-12-15\".";
        read.published = Some(published.as_string().ok_or_else(|| throw(&Error::new(Code::BadDate, message)))?);
    }
    if let Some(region) = option(options, "region")? {
        let known = region.as_string().and_then(|code| Region::ALL.into_iter().find(|region| region.code() == code));
        read.region = Some(known.ok_or_else(|| bad_argument("`region` must be one of CN, TW, HK, MO, SG, MY."))?);
    }
    Ok(read)
}

/// The value of an option; `None` where it is left out. Keys that nobody knows are left alone.
fn option(options: &JsValue, key: &str) -> Result<Option<JsValue>, Thrown> {
    if options.is_undefined() || options.is_null() {
        return Ok(None);
    }
    if !options.is_object() {
        return Err(bad_argument("The options must be an object."));
    }
    let value = Reflect::get(options, &JsValue::from_str(key))?;
    Ok(Some(value).filter(|value| !value.is_undefined() && !value.is_null()))
}

#[cfg(feature = "convert")]
fn flag(options: &JsValue, key: &str, default: bool) -> Result<bool, Thrown> {
    let Some(value) = option(options, key)? else { return Ok(default) };
    value.as_bool().ok_or_else(|| bad_argument(format!("`{key}` must be true or false.")))
}

#[cfg(feature = "convert")]
fn list(options: &JsValue, key: &str) -> Result<js_sys::Array, Thrown> {
    let Some(value) = option(options, key)? else { return Ok(js_sys::Array::new()) };
    let array: js_sys::Array = value.dyn_into().map_err(|_| bad_argument(format!("`{key}` must be an array.")))?;
    // Before its entries are read.
    if array.length() as usize > crate::MAX_RULES {
        return Err(throw(&Error::too_many_rules()));
    }
    Ok(array)
}
