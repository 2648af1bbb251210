// Opens the article that a link leads into, and says which rule stands behind marked words that were tapped.
"use strict";

const told = document.getElementById("told");

function reveal() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let around = target; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
  }
  target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" });
}

function tell(event) {
  const titles = [];
  for (let at = event.target.closest("mark[title]"); at; at = at.parentElement.closest("mark[title]")) {
    if (!titles.includes(at.title)) titles.push(at.title);
  }
  told.hidden = titles.length === 0;
  told.replaceChildren(...titles.map((title) => {
    const line = document.createElement("p");
    line.dir = "auto";
    line.textContent = title;
    return line;
  }));
}

window.addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  // The same link once more: the hash does not change, the way there is asked for again.
  if (link && link.getAttribute("href") === location.hash) reveal();
  tell(event);
});
reveal();
