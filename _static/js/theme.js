/* Set the reader's theme before the first paint. Classic and blocking on purpose. */
"use strict";
(function () {
  document.documentElement.classList.remove("no-js");
  let theme = "auto";
  try {
    theme = localStorage.getItem("theme") || "auto";
  } catch (error) {
    /* Storage is refused (private window, some file:// pages): stay on "auto". */
  }
  document.body.dataset.theme = ["auto", "light", "dark"].includes(theme) ? theme : "auto";
})();
