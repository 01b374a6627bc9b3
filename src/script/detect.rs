//! Which script a text is written in, and whose wording it uses.

use crate::types::{Detection, Script};

/// Two bits for each character of [`FIRST`]`..`: in Simplified only, in Traditional only.
static SCRIPTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/script.bin"));

const FIRST: u32 = 0x3400;

/// The script that a character belongs to alone.
pub(crate) fn script_of(c: char) -> Script {
    let Some(place) = (c as u32).checked_sub(FIRST) else { return Script::None };
    let bits = SCRIPTS.get(place as usize / 4).map_or(0, |byte| byte >> (place % 4 * 2) & 3);
    match bits {
        1 => Script::Hans,
        2 => Script::Hant,
        _ => Script::None,
    }
}

/// A text is mixed where the script named has less than this share of the evidence.
const FAR: f64 = 0.8;

/// Which script, and which regional wording, a text is written in.
///
/// Only characters that occur in one script alone count: 后 or 里 say nothing.
///
/// ```
/// use zh_measures::{Script, detect};
///
/// let found = detect("為群眾找水井近百座");
/// assert_eq!(found.script, Script::Hant);
/// assert_eq!((found.simplified, found.traditional), (0, 2));
/// ```
pub fn detect(text: &str) -> Detection {
    let (mut simplified, mut traditional) = (0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        match script_of(c) {
            Script::Hans => simplified += 1,
            Script::Hant => traditional += 1,
            _ => {}
        }
    }
    let most = simplified.max(traditional);
    if most == 0 {
        return Detection { script: Script::None, confidence: 0.0, simplified, traditional, region: None };
    }
    let share = ratio(most, simplified + traditional);
    let (script, confidence) = match (share >= FAR, simplified > traditional) {
        (false, _) => (Script::Mixed, 1.0 - share),
        (true, true) => (Script::Hans, share),
        (true, false) => (Script::Hant, share),
    };
    Detection { script, confidence, simplified, traditional, region: None }
}

#[allow(clippy::cast_precision_loss, reason = "counts of characters stay far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
