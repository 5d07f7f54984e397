<#-- What the page of a kernel-regression run says; each passage is a macro, see Prose. -->
<#macro kernel>
of all training and test images, in ${precision}
</#macro>

<#macro files>
regression.csv holds a row a kernel step and predictor: losses, accuracies, how many test images it gains and
loses against regression with Θ₀, and for how long a linearised network was trained.
</#macro>

<#macro accuracy>
Solid: the network as it is trained. Dashed: regression with the kernel of that step, and in grey with the
kernel of step 0, which is the same at every step. Dotted: a network whose kernel is frozen, trained as far as
the network has come.
</#macro>

<#macro accuracyCaption>
Where the dashed line of colour lies above the grey one, the kernel of that step has learnt something that the
initial one did not have. What remains between it and the solid line is what the network has, and no
regression with its kernel.
</#macro>

<#macro loss>
The mean over samples of ½‖f − y‖², as in training. Lines as above.
</#macro>

<#macro lossCaption>
On training images regression ends where the ridge lets it.
</#macro>

<#macro tableNote>
At the last kernel step. Gained and lost: test images that a predictor alone, or regression with Θ₀ alone,
gets right.
</#macro>

<#macro introduction>
A very wide network, trained by small steps, learns exactly what regression with its neural tangent kernel Θ₀ at
initialisation would have learnt. Real networks move their kernel, and it comes to know the labels: images of one
class move together. Does that pay? At some steps of a training the kernel was frozen, regression with it learnt
the whole training set, and what that gets right on test images stands beside regression with Θ₀ and beside the
network itself.
<#if outcome?has_content>
Of the test images regression with the kernel of the last kernel step, against regression with Θ₀, got right
${outcome}.
<#else>
No network is finished yet.
</#if>
</#macro>

<#macro sentence>
at step ${step} the network names ${network} of the test images right, regression with the kernel of that
step ${trained}, with that of step 0 ${initial}: the later kernel alone gets ${gained} right, the initial one
alone ${lost}.
</#macro>

<#macro conventions>
<@fact term="One kernel for all outputs">
Θ is the trace kernel divided by the number K of outputs, Σₖ Θₖₖ/K, and each output is regressed with it by
itself. Of the whole kernel, NK × NK, this is the part that treats all outputs alike.
</@fact>
<@fact term="Regression">
f(x) = Θ(x, X) (Θ(X, X) + μ)⁻¹ y from 0, with one-hot y; μ is ${ridge} times the mean diagonal of Θ(X, X).
</@fact>
<@fact term="Linearised network">
f(x) = f₀(x) + Θ(x, X) Θ(X, X)⁻¹ (1 − exp(−τ Θ(X, X)/N)) (y − f₀(X)), gradient flow on the mean of ½‖f − y‖²
over N images from the answers f₀ of the untrained network; τ is
<#if descends>
the number of steps times the learning rate.
<#else>
chosen so that its training loss is that of the network, as Adam's steps are no gradient flow; 0 where the
network's is not below its initial one.
</#if>
</@fact>
</#macro>
