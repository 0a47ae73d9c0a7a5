(function () {
  "use strict";
  document.querySelectorAll(".sql").forEach(function (box) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy SQL";
    button.addEventListener("click", function () {
      var code = box.querySelector("code");
      function select() {
        getSelection().selectAllChildren(code);
        button.textContent = "Selected";
      }
      if (!navigator.clipboard) return select();
      navigator.clipboard.writeText(code.textContent).then(function () {
        button.textContent = "Copied";
      }, select);
    });
    box.append(button);
  });

  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", unfold);
  unfold();

  var section = document.getElementById("checks");
  var checks = section ? section.querySelectorAll(".check") : [];
  if (checks.length < 12) return;
  var filter = document.createElement("input");
  filter.type = "search";
  filter.placeholder = "Filter " + checks.length + " checks";
  filter.setAttribute("aria-label", "Filter checks");
  filter.addEventListener("input", function () {
    var words = filter.value.toLowerCase().split(/\s+/);
    var fold = section.querySelector(".fold");
    if (fold) fold.open = filter.value !== "";
    checks.forEach(function (check) {
      var text = (check.id + " " + check.querySelector("summary").textContent).toLowerCase();
      check.hidden = !words.every(function (word) { return text.includes(word); });
    });
  });
  section.querySelector(".heading").append(filter);
})();
