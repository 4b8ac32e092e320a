"use strict";
// Draws a line from each value's link to the words it came from. Without it the links work all the same.
(function () {
  var svgName = "http://www.w3.org/2000/svg";
  function draw(run) {
    var old = run.querySelector("svg.lines");
    if (old) { old.remove(); }
    var svg = document.createElementNS(svgName, "svg");
    svg.setAttribute("class", "lines");
    svg.setAttribute("aria-hidden", "true");
    var base = run.getBoundingClientRect();
    run.querySelectorAll(".call a[href]").forEach(function (link) {
      var words = document.getElementById(link.getAttribute("href").slice(1));
      if (!words) { return; }
      var box = words.closest(".message").getBoundingClientRect();
      var from = link.getBoundingClientRect();
      var to = words.getBoundingClientRect();
      var call = link.closest(".call").getBoundingClientRect();
      var x1 = call.left - base.left, y1 = from.top - base.top + from.height / 2;
      var x2 = box.right - base.left, y2 = Math.min(Math.max(to.top, box.top + 8), box.bottom - 8) - base.top + 8;
      var path = document.createElementNS(svgName, "path");
      path.setAttribute("d", "M" + x1 + " " + y1 + " C" + (x1 - 60) + " " + y1 + " " + (x2 + 60) + " " + y2 + " " + x2 + " " + y2);
      if (link.classList.contains("flagged")) { path.setAttribute("class", "flagged"); }
      link.onmouseenter = function () { path.classList.add("on"); };
      link.onmouseleave = function () { path.classList.remove("on"); };
      svg.appendChild(path);
    });
    run.appendChild(svg);
  }
  function all() { document.querySelectorAll(".run").forEach(draw); }
  all();
  window.addEventListener("resize", all);
}());
