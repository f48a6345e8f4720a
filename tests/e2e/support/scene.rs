//! A play and what stands on its stage.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{env, fs, panic, thread};

use tokio::runtime::Builder;
use tokio::task::LocalSet;
use xtask::site::Site;

use super::driver::Driver;
use super::laptop::{Laptop, Machine};
use super::setting::Setting;

/// What a play has: the site, and as many laptops as it asks for.
pub struct Scene {
    site: Site,
    machines: RefCell<Vec<Rc<Machine>>>,
}

/// The folder of the built site, where one was named.
pub fn built_site() -> Option<PathBuf> {
    env::var_os("OPEN_FORUM_DIST").map(PathBuf::from)
}

/// Runs a test against the built site. Where nobody said where that is, it says so and does nothing.
pub fn play(test: impl AsyncFnOnce(&Scene) + 'static) {
    let Some(folder) = built_site() else {
        eprintln!("SKIPPED: the end-to-end tests need the built site; `cargo xtask test --only e2e` builds it and runs them");
        return;
    };
    let site = Site::open(&folder, 0).unwrap_or_else(|error| panic!("no site in {}: {error}", folder.display()));
    let driver = Driver::shared();
    let scene = Rc::new(Scene { site, machines: RefCell::default() });
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let outcome = LocalSet::new().block_on(&runtime, async {
        let played = Rc::clone(&scene);
        // A task of its own, so that the browsers are closed even after a failure.
        let outcome = tokio::task::spawn_local(async move { test(&played).await }).await;
        if outcome.is_err() {
            scene.leave_traces().await;
        }
        scene.close().await;
        outcome
    });
    drop(driver);
    if let Err(failure) = outcome {
        panic::resume_unwind(failure.into_panic());
    }
}

impl Scene {
    /// A laptop as most are.
    pub async fn laptop(&self) -> Laptop {
        self.laptop_as(Setting::default()).await
    }

    /// A laptop of one's own choice: a fresh browser profile, with its first window on an empty page.
    pub async fn laptop_as(&self, setting: Setting) -> Laptop {
        self.laptop_at(self.site.origin(), setting).await
    }

    /// A laptop that opens its routes below another address than the site's.
    pub async fn laptop_at(&self, address: String, setting: Setting) -> Laptop {
        let machine = Machine::start(&Driver::shared().address, address, setting).await;
        self.machines.borrow_mut().push(Rc::clone(&machine));
        Laptop::new(machine).await
    }

    /// Where the site is.
    pub fn origin(&self) -> String {
        self.site.origin()
    }

    /// Cuts the network or mends it: while it is cut, the site answers nothing.
    pub fn cut_network(&self, cut: bool) {
        self.site.cut(cut);
    }

    /// What helps to understand a failure: what was on the screens and in the consoles.
    async fn leave_traces(&self) {
        let test = thread::current().name().unwrap_or("play").replace("::", "-");
        let machines = self.machines.borrow().clone();
        for (index, machine) in machines.iter().enumerate() {
            for line in machine.complaints().await {
                eprintln!("laptop {index}: {line}");
            }
            if let Ok(picture) = machine.driver().await.screenshot_as_png().await {
                eprintln!("laptop {index}: {}", keep_picture(&format!("failed-{test}-{index}"), &picture).display());
            }
        }
    }

    async fn close(&self) {
        for machine in self.machines.take() {
            machine.quit().await;
        }
    }
}

/// Keeps a picture in `target/screenshots`.
pub fn keep_picture(name: &str, picture: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    let file = folder.join(format!("{name}.png"));
    fs::create_dir_all(&folder).and_then(|()| fs::write(&file, picture)).expect("target/screenshots can be written");
    file
}
