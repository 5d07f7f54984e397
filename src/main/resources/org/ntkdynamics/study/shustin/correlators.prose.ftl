<#-- What the page of a correlators run says; each passage is a macro, see Prose. -->
<#macro introduction>
A unit of a ReLU network is active or silent for an input. How often it is active for both of two inputs decides
how their signals and gradients mix from layer to layer, and with it the neural tangent kernel. That share was
sampled over networks with random weights, layer by layer, for pairs of inputs with cosine ρ, and is compared
with the formulas of the paper, which conjectures ¼ for deep layers.
<#if low?has_content>
In layer ${layer} it came to ${low} to ${high}, over all widths, laws of the weights and ρ.
<#else>
No curve is finished yet.
</#if>
</#macro>

<#macro caption>
Pale broad lines: (π − arccos ρ(l−1))/(2π) with ρ(l) = r(ρ(l−1)), what an infinitely wide network with
Gaussian weights has, in the colour of their cosine; other laws tend to it as n₀ grows too. Dotted: the ¼ to
which the paper expects deep layers to tend.
</#macro>

<#macro agreementNote>
Standard errors are over networks; within a network, units of a layer are averaged first. All cosines and
layers of a row share their networks, so their deviations come together. Deeper layers may differ from
infinite width at any finite one. Nothing stands for the cap formula where n₀ is below 3.
</#macro>

<#macro curvesNote>
In the deepest layer: mean ± standard error; every layer is in the moments.csv of each unit. A layer in which
no unit is active for an input makes all below it inactive, which pulls narrow networks below ½ at ρ = 1.
</#macro>

<#macro lawsLead>
The first layer knows of n₀ and the law alone, not of the width: each marker is the mean over all units of the
widest networks.
</#macro>

<#macro lawsCaption>
One scale for all charts. Gaussian weights do not know of n₀; other laws are not rotation invariant and depend
on the direction of the inputs’ plane, which is random and the same for all of them. The difference dies out
as n₀ grows, by the central limit theorem.
</#macro>

<#macro lead>
Each marker stands for ${draws} random networks with ${law} weights, all cosines and layers on the same ones.
</#macro>

<#macro conventions>
<@fact term="Correlator">
ξ = 1 where the pre-activation of a unit is above 0, else 0; E[ξξ′] is the probability that a unit is active
for both of two inputs of cosine ρ = cos θ.
</@fact>
<@fact term="Theorem 2.1">
For Gaussian weights the first layer’s correlator is the area of the intersection of two half-spheres, printed
with an incomplete beta integral; that is (π − θ)/(2π) for every n₀.
</@fact>
<@fact term="Layers and depth">
The paper’s L counts hidden layers; there are L + 1 weight layers.
</@fact>
<@fact term="The conjecture">
is of the limit of deep layers, which no layer shows. Correlators do not fall with depth: the limit lies
between the deepest layer’s and ½, which can refute the conjecture and not support it.
</@fact>
<@fact term="Inputs">
Other laws than the Gaussian are not rotation invariant: the correlator depends on the direction of the plane
of the inputs too, and most for small n₀. The plane is random, not along the axes, and the same for all laws
of one n₀.
</@fact>
</#macro>
