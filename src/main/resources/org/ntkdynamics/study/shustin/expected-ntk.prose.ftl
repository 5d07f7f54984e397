<#-- What the page of a expected-ntk run says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) K of a network says how much a gradient step on one input changes its output on
another. A paper has formulas for its mean and bounds for it, for random weights of any law. Mean and variance of
K were sampled over many networks, for several laws, depths and pairs of inputs with cosine ρ, and are compared
with the formulas as printed and as corrected.
<#if printed?has_content>
As printed, the formula of the mean is off by up to ${printed} of E[K(x,x)], as corrected by up to ${corrected}
(samples of finite width, chance included).
<#else>
No curve is finished yet.
</#if>
</#macro>

<#macro meanCaption>
Each chart has its own scale. Theorem 1.1 and the bound of Theorem 2.2 are drawn for the widest networks, at
the correlators measured on them. At ρ = 1 the corrected mean is 2(L+1)/n₀, and Theorem 1.1 as printed is
Corollary 1.1.
</#macro>

<#macro varianceLead>
The paper leaves the variance off the diagonal as future work: here it is measured, on the same networks.
</#macro>

<#macro agreementNote>
Deviations are those of the sample. The corrected mean is exact at ρ = 1 for every law; at two inputs it is
exact for L = 1 and Gaussian weights, and the limit of infinite width (for other laws of infinite n₀ too)
otherwise. All cosines of a depth share their networks, so their deviations come together.
</#macro>

<#macro dispersionsNote>
Errors by bootstrap over networks. An interval is unbounded where the sample is too small for the tail of K,
or the law of the weights has no eighth moment. No dispersion is given where the mean is within five standard
errors of 0.
</#macro>

<#macro curvesNote>
Mean ± standard error at the least depth; the greatest depth is in the tables above, every depth in the
moments.csv of each unit.
</#macro>

<#macro lead>
Each marker stands for ${draws} random networks with ${law} weights, all cosines on the same ones.
</#macro>

<#macro varianceCaption>
Logarithmic axes, each chart with its own.
<#if gaussian>
On the diagonal, ρ = 1, the variance is known exactly and drawn as broad pale lines in the colour of its
width; off it nothing exact is known.
<#elseif hasEighthMoment>
No exact variance is known for this law.
<#else>
No exact variance is known for this law, and as it has no eighth moment the variance of K² is infinite: bars
and intervals say too little.
</#if>
</#macro>

<#macro conventions>
<@fact term="Kernel">
K is the empirical NTK of one output with respect to the weights Ŵ of the NTK parametrisation; there are no
biases. ‖x‖ = ‖x′‖ = 1, ρ is their cosine. The paper’s L counts hidden layers; there are L + 1 weight layers.
</@fact>
<@fact term="Theorem 1.1">
As printed, E[K] = ρ (L/n₀) 2^(L+1) Π E[ξξ′]. Each of the L + 1 weight layers gives such a term, so L should
be L + 1; and for two inputs distinct paths do not drop out, so it is wrong with L + 1 too. It is taken at the
correlators measured on the same networks.
</@fact>
<@fact term="Corrected mean">
(2/n₀) Σ ρ(l−1) Π g(ρ(k−1)), l = 1 … L+1, k = l … L, with g(t) = (π/2 + arcsin t)/π, ρ(k) = r(ρ(k−1)).
</@fact>
<@fact term="Theorem 2.2">
|E[K]| ≤ |ρ| (4L/n₀) E[ξξ′] of the first layer; rests on Theorem 1.1.
</@fact>
<@fact term="Inputs">
Other laws than the Gaussian are not rotation invariant: the mean for two inputs depends on the direction of
their plane, and most for small n₀. The plane is random, and the same for all laws of one n₀.
</@fact>
</#macro>

<#macro elsewhere>
the limit of infinite width, and of infinite n₀ for other laws than the Gaussian; the largest difference of a sample is
${share} % of 2(L+1)/n₀ (${where}).
</#macro>
