<#-- What the page of a drift run says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) Θ of a network says how much a gradient step on one input changes its output on
another. Where it stays as it was at initialisation, training a network is linear regression in disguise. This
page measures how far it moves, ‖Θₜ − Θ₀‖/‖Θ₀‖, while networks of several depths L and widths M are trained.
<#if outcome?has_content>
At step ${step}, with L = ${depth} and M = ${width}, it had moved by ${outcome}, on the mean over seeds.
<#else>
No network has reached a step to compare yet.
</#if>
</#macro>

<#macro files>
metrics.csv holds every kernel step of a network, relative_change and diagonal_change among its columns; the
kernels are NumPy files.
</#macro>

<#macro lead>
‖Θₜ − Θ₀‖/‖Θ₀‖ over <#if seeds == 1>one seed<#else>${seeds} seeds</#if>, the panels of one step on one axis.
</#macro>

<#macro widthsLead>
Widths M = ${widths}; the narrower the networks, the paler their curve.
</#macro>

<#macro scaleLead>
f̃ = αf trained on the loss divided by α².
</#macro>

<#macro stepsLead>
A line a depth, L = ${depths}, the paler the shallower; all panels on one axis.
</#macro>

<#macro caption>
A marker is the mean over seeds, the dark bar one standard error to each side of it, the pale bar the range
from the least seed to the greatest. A black cross at the upper edge stands where a network diverged before
this step; it is in no mean. Markers of one depth are drawn side by side by a hair.
</#macro>

<#macro stepsCaption>
Means over seeds with one standard error to each side. The kernel of step 0 is the one that change is measured
from.
</#macro>

<#macro scaleCaption>
Networks that differ in α alone begin with the same parameters. To first order in the learning rate the change
of the kernel is a part that the initial outputs drive, the same for every α, and a part that the labels
drive, which falls as 1/α: a large α leaves the former, unless f = 0 at the start, which is what Chizat et al.
(2019) suppose.
</#macro>

<#macro trendNote>
The slope is that of the least-squares line of ln(change) on L through all networks, a point a seed and depth,
with Student’s 95 % interval; 0.1 a layer is a factor e in ten layers. The last slope is that of the change
itself.
</#macro>

<#macro cellsNote>
At the last step of the comparison. Loss: means over the networks that reached it, of the whole training set;
½ is that of an output of 0 with one-hot labels.
</#macro>

<#macro conventions>
<@fact term="Change">
‖Θₜ − Θ₀‖/‖Θ₀‖ in the norm of Frobenius, of the kernel summed over the outputs on the subsample; diagonal: the
same over the diagonals. Mean and standard deviation (divisor: the seeds less one) are over seeds.
</@fact>
<@fact term="The paper’s statement">
holds if in the chaotic phase and at the edge of chaos the interval of the mean of ln(change) over seeds lies
wholly above ln ${significant} in the deepest networks, and that of the difference from the shallowest wholly
above 0, while in the ordered phase it lies wholly below at every depth, and the difference wholly at or below
0. Intervals that reach over leave it undecided; all of them hold together with 99 %. The papers name no
number for significant; this one is ours. The ledger of claims judges by the same rule.
</@fact>
<@fact term="Optimizer">
<#if descends>
Gradient descent with one learning rate for all networks, as in Theorem 4.1. Deep networks in the ordered
phase have gradients that vanish, so that they hardly learn; how much they did is in the table of networks.
<#else>
Adam divides each gradient by its size, so networks whose gradients vanish are trained like the others.
Theorem 4.1 is about gradient descent; what it says of the ordered phase need not hold here.
</#if>
</@fact>
<@fact term="Factor α">
f̃ = αf is trained on the loss L(f̃)/α² (Chizat et al. 2019), which is ½‖f − y/α‖² a sample; its kernel is α²
times that of f. Appendix B.3 of the paper multiplies the gradient of the unscaled loss by 1/α² instead, which
is gradient descent with the learning rate η/α², and finds the change to fall as 1/α². With the loss of Chizat
et al. only the part that the labels drive falls, as 1/α; with y = 0 the change does not depend on α at all.
</@fact>
</#macro>

<#macro trend>
<#if line?has_content>
slope ${line.slope} a layer; change ${line.shallowest}, ${line.deepest}.
<#else>
too few networks reached this step.
</#if>
<#if lost != 0>
${lost} diverged before and are left out.
</#if>
</#macro>

<#macro untested>
untested: a phase has too few networks that reached this step.
</#macro>

<#macro ended>
<#if state == "DIVERGED">diverged<#elseif state == "FAILED">failed<#else>are unfinished</#if>:
${networks?join(", ")}<#if more != 0> and ${more} more</#if>.
</#macro>
