<#-- What the page of a first-step run says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) Θ of a network says how much a gradient step on one input changes its output on
another. The theory of wide networks takes it as constant in training. Here one single step of gradient descent
was made on networks with random weights, of growing depth L, and the relative change ΔΘ/Θ measured, for several
step sizes η. Means are ruled by rare networks where depth is great: the median network says more.
<#if outcome?has_content>
At the greatest depth, λ = L/M = ${lambda}, and for η = ${eta} and the label y = ${label}, the median of ΔΘ/Θ is
in size ${outcome}.
<#else>
No curve is finished yet.
</#if>
</#macro>

<#macro spec>
<@fact term="Step">
one step of gradient descent on ½(αf − y)²/α², all weights and biases; η = ${rates}<#if scaled?has_content>; in the
chaotic phase also η a^L = ${scaled}</#if>
</@fact>
<@fact term="Labels">
y = ${labels}; output scale α = ${scales}
</@fact>
</#macro>

<#macro lead>
Each marker stands for ${draws} random networks, all steps from the same ones.
</#macro>

<#macro caption>
Markers and dashes: sample means, bars of ±1 standard error; each line a learning rate. Dotted: the first
order, η E|dΘ/dη|/E[Θ], with the activation pattern held fixed as in the paper’s proof. Thin solid lines: the
opposite label, whose law is the same. Every chart has an axis of its own. Where the sample is too small for
its tail, the mean of the chaotic phase is that of its largest draw, and a lower bound.
</#macro>

<#macro slopeLead>
What the paper’s proof follows: the gradient flow, with fixed activation patterns.
</#macro>

<#macro slopeCaption>
Markers: E|dΘ/dη|/E[Θ] at η = 0 and y = 0, the derivative with the activation pattern held fixed. Line, at the
edge of chaos: the fit λ² e^(kλ).
</#macro>

<#macro scaledLead>
The paper names η = O(a^(−L)) as what avoids the divergence. A typical network then keeps its kernel; what is left
grows with λ, not with L.
</#macro>

<#macro scaledCaption>
Learning rates η = v a^(−L), a = σw²/2, each line a value of v. Markers and dashes: E|ΔΘ|/E[Θ]. Solid: the
size of the median of ΔΘ/Θ, a typical network.
</#macro>

<#macro tableNote>
At the greatest depth. E[Θ] is the exact mean before the step. An interval is unbounded where the sample is
too small for its tail; the quantiles stand anyhow. First order: η E[dΘ/dη]/E[Θ]. Every depth and every digit
is in the moments.csv of each unit, with the decimal logarithms of numbers beyond the range of a double.
</#macro>

<#macro conventions>
<@fact term="Kernel">
Θ(x,x) is the empirical NTK of one output, with the gradients of weights and biases; ‖x‖ = 1, σb² = 0. ΔΘ is
its change in one step on (x, y), computed exactly, not to an order in η.
</@fact>
<@fact term="Theorem 4.1">
E[ΔΘ]/E[Θ] → ∞ in the chaotic phase (21) and → 0 in the ordered phase (22) as L, M → ∞ with L/M → λ. The proof
follows the gradient flow with the residual f, that is y = 0, and takes the activation pattern as fixed. So it
is judged here, by the rule of the ledger of claims, which judges (21) and (22) too: they are limits in M.
</@fact>
<@fact term="Sign">
ΔΘ > −Θ always, so E[ΔΘ]/E[Θ] > −1. To first order at y = 0 a step shrinks the kernel; the divergence of (21)
is one of E|ΔΘ| and of steps of a finite size.
</@fact>
<@fact term="Activation flips">
Θ jumps where a unit’s input passes through 0. With steps of any size some units do, and their jumps add to
E[ΔΘ] at first order in η: the mean of the derivative is not the derivative of the mean.
</@fact>
<@fact term="Labels">
Changing the sign of the last layer shows that y and −y give ΔΘ one law, and that E[dΘ/dη] does not depend on
y.
</@fact>
<@fact term="Output scale">
With the loss evaluated on f̃ = αf a step is exactly that of f towards y/α. The kernel of f̃ is α²Θ and
relative changes are those of Θ. The other reading of appendix B.3 (the gradient of ½(f − y)² over α²) is the
learning rate η/α² at α = 1.
</@fact>
</#macro>

<#macro ends>
E|ΔΘ|/E[Θ] along depth.
<#list cases as one>
${one.of}: <@along one.least/>; <@along one.greatest/>.
</#list>
The paper: <#if phase == "ORDERED">→ 0<#elseif phase == "CHAOTIC">→ ∞<#else>exponential in λ</#if>.
</#macro>

<#macro along line>
<#if line?has_content>
${line.step} from ${line.first} at L = ${line.shallow} to
<#if !line.bounded>at least about</#if> ${line.last} at L = ${line.deep}<#else>
nothing known</#if></#macro>

<#macro firstOrder>
E|dΘ/dη|/E[Θ] grows as λ² e^(kλ) with k = ${k}.
</#macro>

<#macro stepSize>
<#if fall?has_content>
the largest η with a median change of at most 10 % falls by a factor e^(${fall}) a layer<#else>
no depth has learning rates on both sides of a median change of 10 %</#if>; the paper’s a^(−L) is e^(${printed}) a
layer; the first order per η grows by e^(${growth}).
</#macro>

<#macro flips>
at L = ${depth}, ${step}, ${of}: E[ΔΘ]/E[Θ] = ${mean} against ${order} to first order with fixed activations.
</#macro>
