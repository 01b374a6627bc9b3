//! Finding browsers, and installing Debian's where that is possible.

use crate::run::{Outcome, announce, is_there, output, run};
use std::path::Path;

/// A browser that tests drive.
pub struct Browser {
    pub name: &'static str,
    /// The environment variable that names another one, and that tells the tests which was found.
    pub variable: &'static str,
    candidates: &'static [&'static str],
    packages: &'static [&'static str],
}

pub const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    candidates: &[
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    ],
    packages: &["chromium", "fonts-noto-cjk"],
};

pub const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    candidates: &[
        "/usr/bin/firefox-esr",
        "/usr/bin/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    ],
    packages: &["firefox-esr"],
};

impl Browser {
    /// The path of the browser, installed first where it is missing and can be had.
    pub fn find(&self) -> Outcome<String> {
        if let Ok(path) = std::env::var(self.variable) {
            return if Path::new(&path).exists() {
                Ok(path)
            } else {
                Err(format!("{} is {path:?}, and there is no such file", self.variable))
            };
        }
        if self.present().is_none() && can_apt() {
            announce(&format!("Installing {}", self.name));
            run(&["apt-get", "update", "-qq"])?;
            let mut words = vec!["apt-get", "install", "-y", "-qq", "--no-install-recommends"];
            words.extend(self.packages);
            run(&words)?;
        }
        let (name, packages) = (self.name, self.packages.join(" "));
        self.present().ok_or_else(|| {
            format!(
                "{name} is missing: install it (Debian: apt install {packages}) or name it, {}=/path/to/it",
                self.variable
            )
        })
    }

    fn present(&self) -> Option<String> {
        self.candidates.iter().find(|path| Path::new(path).exists()).map(|path| (*path).to_owned())
    }
}

fn can_apt() -> bool {
    cfg!(target_os = "linux") && is_there("apt-get") && output(&["id", "-u"]).is_ok_and(|id| id.trim() == "0")
}
