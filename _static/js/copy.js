/* A button on each block of code: letters, clauses and cards are there to be taken. */
"use strict";
(function () {
  document.addEventListener("DOMContentLoaded", () => {
    const words = document.getElementById("copy-words");
    if (!words || !navigator.clipboard) return;
    document.querySelectorAll("main .highlight").forEach((block) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "copy-button";
      button.textContent = words.dataset.copy;
      button.addEventListener("click", () =>
        navigator.clipboard.writeText(block.querySelector("pre").textContent).then(() => {
          button.textContent = words.dataset.copied;
          setTimeout(() => (button.textContent = words.dataset.copy), 2000);
        }),
      );
      block.append(button);
    });
  });
})();
