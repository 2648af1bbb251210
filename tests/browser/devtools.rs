//! A headless Chromium and the few words of its protocol that the tests speak.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tungstenite::{Message, WebSocket};

const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
];

/// The browser of this machine, if it has one.
pub fn chromium() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    let names = ["chromium", "chromium-browser", "google-chrome"];
    names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name))).find(|path| path.is_file())
}

/// A page in a browser of its own, which ends with it.
pub struct Page {
    browser: Child,
    socket: WebSocket<TcpStream>,
    session: String,
    last: u64,
    /// Errors that the page reported.
    pub complaints: Vec<String>,
    _profile: tempfile::TempDir,
}

impl Page {
    /// Opens a file in a window of this size.
    pub fn open(file: &Path, width: u32, height: u32) -> Page {
        let profile = tempfile::tempdir().expect("a folder for the profile");
        let mut browser = Command::new(chromium().expect("looked for before"))
            .args(FLAGS)
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("the browser starts");
        let address = address(&mut browser);
        let host = address.trim_start_matches("ws://").split('/').next().unwrap_or_default().to_owned();
        let stream = TcpStream::connect(host).expect("the browser listens");
        stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a socket takes a time limit");
        let (socket, _) = tungstenite::client(address.as_str(), stream).expect("the browser speaks");
        let session = String::new();
        let mut page = Page { browser, socket, session, last: 0, complaints: Vec::new(), _profile: profile };
        let target = page.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = page.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        page.session = attached["sessionId"].as_str().expect("a session").to_owned();
        for domain in ["Page", "Runtime", "Log", "Network"] {
            page.call(&format!("{domain}.enable"), json!({}));
        }
        let screen = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        page.call("Emulation.setDeviceMetricsOverride", screen);
        page.call("Page.navigate", json!({"url": format!("file://{}", file.display())}));
        page.wait_for("document.readyState === 'complete' && location.protocol === 'file:'");
        page
    }

    /// What an expression of the page's language comes to.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let answer = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(answer.get("exceptionDetails").is_none(), "{expression}: {answer}");
        answer["result"]["value"].clone()
    }

    /// Waits until an expression is true.
    pub fn wait_for(&mut self, expression: &str) {
        let began = Instant::now();
        while self.evaluate(expression) != true {
            assert!(began.elapsed() < Duration::from_secs(20), "never true: {expression}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Clicks in the middle of the first element that a selector finds, as a mouse does.
    pub fn click(&mut self, selector: &str) {
        let selector = json!(selector);
        let place = self.evaluate(&format!(
            "(() => {{ const e = document.querySelector({selector}); e.scrollIntoView({{block: 'center'}}); \
             const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let click = json!({"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", click);
        }
    }

    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": parameters});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.socket.send(Message::text(message.to_string())).expect("the browser hears");
        loop {
            let Message::Text(text) = self.socket.read().expect("the browser answers") else { continue };
            let answer: Value = serde_json::from_str(&text).expect("the protocol is JSON");
            if answer["id"] == self.last {
                assert!(answer.get("error").is_none(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.listen(&answer);
        }
    }

    /// Keeps what the page complains of, and whatever it tries to load beside its own file.
    fn listen(&mut self, event: &Value) {
        let detail = &event["params"];
        let complaint = match event["method"].as_str().unwrap_or_default() {
            "Runtime.exceptionThrown" => true,
            "Log.entryAdded" => detail["entry"]["level"] == "error",
            "Runtime.consoleAPICalled" => detail["type"] == "error",
            "Network.requestWillBeSent" => detail["request"]["url"].as_str().is_some_and(|u| !u.starts_with("file:")),
            _ => false,
        };
        if complaint {
            self.complaints.push(detail.to_string());
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do.
        let _ = self.browser.kill();
        let _ = self.browser.wait();
    }
}

/// Where the browser listens: it says so on standard error, which is read on, so that it never fills.
fn address(browser: &mut Child) -> String {
    let mut lines = BufReader::new(browser.stderr.take().expect("piped above")).lines();
    let address = lines.by_ref().find_map(|line| line.ok()?.strip_prefix("DevTools listening on ").map(str::to_owned));
    std::thread::spawn(move || lines.for_each(drop));
    address.expect("the browser says where it listens")
}
