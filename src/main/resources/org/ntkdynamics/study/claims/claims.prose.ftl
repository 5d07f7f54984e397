<#-- What the page of the ledger says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) of a network says how much a gradient step on one input changes its output on another.
Two papers state how it behaves in networks of finite width. Each numbered statement of theirs that can be computed was
computed here, exactly or from random networks, and judged by a rule that stands beside it. Of ${all} statements
${hold} hold as printed, ${corrected} with another constant, factor or range, ${fail} fail, and ${undecided} the
samples do not decide. The summary has a line a statement; below, each stands with all its numbers.
</#macro>

<#macro rules>
<@fact term="Verdict">
Each setting accepts, rejects or leaves open what is printed, by its rule. The claim holds if all settings accept.
If one rejects, the correction takes the place of what is printed in every setting: the claim holds as corrected
if all accept that, and fails if one rejects it or there is none. Otherwise it is undecided. A correction is the
same statement with another constant, factor or range; where another statement is true instead the claim fails,
and it stands beside. A setting covers what the paper’s caption or text covers. The table shows the worst setting.
</@fact>
<@fact term="Intervals">
Intervals hold for all settings of a claim together with 99 % (Bonferroni: with m drawn settings each has the
level 1 − 0.01/m). Where a sample is too small for the tail of what it samples, its interval has no upper end.
A range over seeds, where a setting says so, reaches from the least to the greatest and has no level.
Numbers without draws are computed, their interval is a bound on the error of the computation.
</@fact>
<@fact term="By chance">
${drawn} of the claims rest on drawn settings. Were they independent, at most ${byChance} of them would be expected
to get a false verdict by chance: 1 % each, not shared out over the ledger. Claims that repeat each other’s draws
say so; they err together.
</@fact>
<@fact term="The paper’s value, our threshold">
The paper’s value is a number that is printed, or 0 where it says that something grows or is larger; tolerances
are ours and stand in the rule beside each setting. Where the paper names no number (far, significant, low), the
number is a threshold of ours, in a column of its own, with its reason.
</@fact>
</#macro>

<#macro ofSettings>
${rule} (${most} of ${all} settings<#if most != all>; the others have other tolerances, see there</#if>)
</#macro>

<#macro moved>
<#list reasons as why, where>
${where?join(", ")}: ${why}.
</#list>
Sampled points of figures: those whose interval reaches farther than half their value are left to the exact value
beside them, 0.6 before the first ledger had been seen.
</#macro>

<#macro programCheck>
Check of the program: two of its computations are compared; the paper’s statement could hardly have failed.
</#macro>

<#macro replaced>
What stands beside as true is another statement, no correction of this one, which therefore fails.
</#macro>

<#macro repeats>
Repeats draws of ${others?join(", ")}.
</#macro>

<#macro setting>
<#if threshold??>
Our threshold: ${threshold}.
</#if>
<#if movedBecause??>
Changed after data had been seen: ${movedBecause}.
</#if>
<#if decidesNothing>
Decides nothing: it accepts what is printed and what is right instead.
</#if>
</#macro>
