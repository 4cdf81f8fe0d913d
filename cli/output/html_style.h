// The style sheet of the page: one column on narrow screens, facets beside the hits on wide ones, light and dark,
// print.
#pragma once

#include <string_view>

namespace tra::cli {

inline constexpr std::string_view page_style =
    "*{box-sizing:border-box}"
    ":root{color-scheme:light "
    "dark;--paper:#fff;--soft:#f3f4f6;--link:#0b4f95;--mark:#ffe08a;--on-mark:#1b1b1b;--dim:#595959}"
    "@media(prefers-color-scheme:dark){:root{--paper:#161719;--soft:#222428;--link:#8ec2f7;--mark:#6b5300;--on-mark:#"
    "fff;"
    "--dim:#b0b0b0}}"
    "body{margin:0 auto;max-width:76rem;padding:1rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}"
    "h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}"
    "h3{font-size:1.05rem;line-height:1.35;margin:0}p{margin:.25rem 0}"
    "a{color:var(--link)}a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);"
    "outline-offset:2px}"
    ".skip{position:absolute;left:-999rem}.skip:focus{position:static}"
    "mark{background:var(--mark);color:var(--on-mark);padding:0 .1em;border-radius:.15em}"
    ".facts,.key,.note,footer{color:var(--dim);font-size:.9rem}"
    "ol.hits{padding-left:2rem;margin:0}ol.hits>li{margin:0 0 1.1rem}ol.hits>li::marker{color:var(--dim)}"
    ".columns{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2.5rem}"
    "@media(min-width:60rem){.columns{grid-template-columns:minmax(0,1fr) 20rem}}"
    ".scroll{overflow-x:auto}.scroll>.chart{min-width:34rem}.chart{display:block;width:100%;height:auto}"
    "table{border-collapse:collapse;width:100%;font-size:.9rem}th{text-align:left;font-weight:400}"
    "th,td{padding:.1rem "
    ".4rem;vertical-align:top}td{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    "thead th{font-weight:600;border-bottom:1px solid var(--faint)}thead th+th{text-align:right}"
    ".bar{display:block;height:.35rem;background:var(--series-1);border-radius:.1rem;print-color-adjust:exact}"
    "summary{cursor:pointer;color:var(--link)}"
    "footer{margin-top:2rem;border-top:1px solid var(--faint);padding-top:.5rem}"
    "@media print{body{max-width:none;font-size:10pt;padding:0}.skip,details:not([open]){display:none}"
    "ol.hits>li,section{break-inside:avoid}.columns{display:block}a{color:inherit}}";

}  // namespace tra::cli
