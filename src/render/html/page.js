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

// What is switched off stands as a class on top: to look for unchecked boxes in the style sheet would cost a look at
// each of the hundred thousand marks while the page is read.
function switched(box) {
  document.body.classList.toggle(`without-${box.id}`, !box.checked);
}

for (const box of document.querySelectorAll(".switches input")) {
  box.addEventListener("change", () => switched(box));
  // A page that is opened again may remember its boxes.
  switched(box);
}

window.addEventListener("hashchange", reveal);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  // The same link once more: the hash does not change, the way there is asked for again.
  if (link && link.getAttribute("href") === location.hash) reveal();
  tell(event);
});
reveal();
