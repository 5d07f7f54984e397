<#-- What the page of a dispersion run says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) Θ of a network says how much a gradient step on one input changes its output on
another. In an infinitely wide network it does not depend on the random weights; in a real one it does. How
much is measured by the dispersion E[Θ²]/E[Θ]², which is 1 where chance plays no part, for networks of growing
depth L and width M, drawn at random and computed exactly.
<#if outcome?has_content>
At the greatest depth, λ = L/M = ${lambda} with M = ${width}, its exact value for Θ(x,x) is ${outcome}.
<#if sampled?has_content>
Samples gave ${sampled}; the farther from 1, the more rare networks decide them.
</#if>
<#else>
No curve is finished yet.
</#if>
</#macro>

<#macro weightsLead>
The weights part scales as (σw²/2)^(L−1) whatever the layer, so its dispersion is the same for every σw²: the
three phases differ through the biases alone, which start at 0 and are trained.
</#macro>

<#macro weightsCaption>
The same networks as above. That the curves of all σw² fall on each other, up to the noise of the samples, is
the statement.
</#macro>

<#macro agreementNote>
Standard errors are exact ones: they follow from the exact moments to order 4, not from the sample. Where a
sample is settled is said below under conventions. Points of one curve share their networks and are
correlated. Errors of the theorem are those at the greatest λ, relative to the exact value of these networks,
the largest of the chart’s curves. Off the diagonal no exact value is known.
</#macro>

<#macro curvesNote>
At the greatest depth of each curve, rounded to four digits; every depth and every digit is in the moments.csv
of each unit. An interval ends at ∞ where the sample is too small for its tail to bound the dispersion from
above. Exact values are those of Θ(x,x).
</#macro>

<#macro deviations>
At the ${settled} of ${points} points where the sample is settled the largest deviation is ${largestSettled} standard
errors; chance alone would give about ${expected}. Of all points ${held} of the 95 % intervals contain the exact value.
At the others rare networks decide; the largest deviation of all is ${largest} (${where}).
</#macro>

<#macro unjudged>
not judged: no point is known to be settled, so that rare networks may decide at each. The largest deviation
is ${largest} standard errors (${where}).
</#macro>

<#macro theoryAlone>
Theory alone: nothing was drawn.
</#macro>

<#macro lead>
Each marker stands for ${draws} random networks, the pale band for the exact value at these widths.
</#macro>

<#macro caption>
<@lines/>
The scale is logarithmic and the same for every chart. On each curve of a sample some points alone are marked,
and the dashed line joins all.
</#macro>

<#macro lines>
<#if limit && coloured>
Thin lines in the colour of their curve: the limit L, M → ∞ with L/M → λ at the edge of chaos, dotted as the
paper prints it, solid as corrected. Uppermost, in the colour of the text: the limits of the chaotic phase.
<#elseif limit>
Lines in the colour of the text: the limit L, M → ∞ with L/M → λ of each phase that has a curve, dotted as the paper prints it,
thin and solid as corrected; in the ordered phase both are 1.
<#else>
Thin lines in the colour of their curve: Theorem 3.2, dotted as printed, dash-dotted with the factor 2 that
its double sum lacks.
</#if>
</#macro>

<#macro conventions>
<@fact term="Kernel">
Θ is the empirical NTK of one output at initialisation, with the gradients of weights and biases: Θ = ΘW + Θb.
‖x‖ = 1, σb² = 0. The network has L weight layers, L − 1 of them hidden; n₀ is the input’s dimension.
</@fact>
<@fact term="Exact value">
E[Θ²]/E²[Θ] for Θ(x,x) from an exact recursion over layers for these very widths, with no expansion in 1/M. It
is drawn in charts of Θ(x,x̃) too, where it is a comparison and no prediction.
</@fact>
<@fact term="Sample">
The estimator of the paper’s appendix C.3, with the prefactor (N−1)(N−2)/N that its expectation needs. Bars
and s.e. are bootstrap standard errors. Where the dispersion is large, rare networks decide it: bars of a
small sample are too short then, and samples lie below the exact value more often than above.
</@fact>
<@fact term="Settled">
A sample of N networks can know its own error where rare networks do not decide it. A point counts as settled
if γ^(8/3) ≤ 0.1 N, γ the exact skewness of what one network adds to the error: the error’s excess kurtosis is
then about 0.1 at most. This follows from the exact moments to order 6 and from N alone, whatever was drawn.
</@fact>
<@fact term="Theorem 3.1">
Right to first order in λ only. Its proof takes the correlation of two layers at distance m to be (1 + 1/M)^m;
it is ((1 + 5/M)^m + 2(1 − 1/M)^m)/3. The corrected limit has that one instead: in the chaotic phase the
printed limit is 11 % too small at λ = ½ and 27 % at λ = 1.
</@fact>
<@fact term="Theorem 3.2">
The double sum of equation (13) is printed without the factor 2 that the proof of Lemma A.5 has. With it the
theorem is right to first order in λ; with the layers’ correlation (Π(1 + 5/n) + 2Π(1 − 1/n))/3 in the place
of Π(1 + 1/n) it is the exact value, up to dead layers.
</@fact>
<#if tapered>
<@fact term="Widths">
λ is the depth over the mean M of the first and the last width.
</@fact>
</#if>
</#macro>

<#macro theoremErrors>
<#if errors?has_content>
off the exact value for Θ(x,x) at the greatest λ and M = ${width} by up to ${errors?join(", ")}.
<#else>
does not apply to these networks.
</#if>
</#macro>
