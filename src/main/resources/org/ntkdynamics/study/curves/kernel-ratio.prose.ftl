<#-- What the page of a kernel-ratio run says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) Θ of a network says how much a gradient step on one input changes its output on
another. Does a deep network at initialisation still tell two inputs apart? Its mean between two inputs is
compared with its mean on one input alone, E[Θ(x,x̃)]/E[Θ(x,x)], over random networks of growing depth L: near 1
all inputs look alike.
<#if outcome?has_content>
At the greatest depth, λ = L/M = ${lambda} with layers M = ${width} wide, the ratio came to ${outcome}.
In the limit of infinite depth and width the paper has it between ¼ and 1.
<#else>
No curve is finished yet.
</#if>
</#macro>

<#macro lead>
Each marker stands for ${draws} random networks, all angles on the same ones. The paler a curve, the smaller ⟨x,x̃⟩,
which is where it begins.
</#macro>

<#macro caption>
Solid lines: the paper’s bound (18), a lower bound in the ordered phase, where alone it is drawn. Dotted
lines: the mean to leading order in the widths, which is what an infinitely wide network of this depth would
have; at the edge of chaos and in the chaotic phase the true ratio lies above it. Markers by σw² on some
points of each curve.
</#macro>

<#macro agreementNote>
Standard errors are bootstrap ones over networks. No exact finite-width value is known for two inputs; the
leading order is exact with one hidden layer. All angles of a depth share their networks, so their deviations
come together.
</#macro>

<#macro curvesNote>
At the greatest depth of each curve, rounded to four digits; every depth and every digit is in the moments.csv
of each unit. An interval is unbounded where the sample is too small for the tail of Θ(x,x).
</#macro>

<#macro conventions>
<@fact term="Kernel">
Θ is the empirical NTK of one output at initialisation, with the gradients of weights and biases. ‖x‖ = ‖x̃‖ =
1, σb² = 0. The network has L weight layers, L − 1 of them hidden.
</@fact>
<@fact term="Sample">
The ratio of the sample means of Θ(x,x̃) and Θ(x,x) on the same networks. Only the angle of the inputs matters
to its law, so they are not drawn anew.
</@fact>
<@fact term="Theorem 3.3">
In the limit of infinite depth and width the ratio lies between ¼ and 1 (16). Samples are held against it from
λ = 0.2 on, in every phase.
</@fact>
<@fact term="Bound (18)">
Σ a^(L−l) Π g(ρ) / Σ a^(L−l), a = σw²/2; the paper states it for the ordered phase. It leaves the part of the
weights out, which dies away with depth: shallow networks lie below it, and samples are held against it from λ
= 0.2 on.
</@fact>
</#macro>
