<#-- What the page of a catapult run says; each passage is a macro, see Prose. -->
<#macro introduction>
Gradient descent on a linear model diverges as soon as its step exceeds 2/λmax, λmax the largest eigenvalue of
its kernel (here 2N/λmax, for N samples). The kernel of a network changes in training, so this bound need not
hold for it. Networks were trained with steps below, around and above the bound: some fail, some pass through a
peak of the loss and come out where λmax is smaller (a catapult), some descend quietly.
<#if outcome?has_content>
The largest step that did not diverge was, in multiples of the bound, ${outcome}.
<#else>
No training has ended yet.
</#if>
</#macro>

<#macro training>
gradient descent, full batch, ${steps}, loss: mean over samples of ½‖f − y‖²; step sizes ${multiples} times the bound
</#macro>

<#macro kernel>
of all training samples and outputs, at every step, in ${precision}
</#macro>

<#macro files>
descent.csv holds every step of a training with what was read off its kernel.
</#macro>

<#macro loss>
Each curve is one step size, as a multiple of the bound 2N/λmax(K₀) of its network, whose trainings all start
from the same parameters.
</#macro>

<#macro lossCaption>
A cross marks where a curve leaves the chart, 1000 times above the largest initial loss. At the bound the
linearised model multiplies the residual along the top eigenvector by −1 in each step.
</#macro>

<#macro curvature>
Below the dotted line the linearised model is stable at the present parameters; at step 0 a curve stands at
twice its multiple.
</#macro>

<#macro curvatureCaption>
A catapult crosses the line from above: the growing residual moves the network to where its kernel is smaller.
Curves from below that rise to the line and stay there are at the edge of stability, which is where the loss
begins to grow at steps below the bound.
</#macro>

<#macro tableNote>
${rule} An effective rank of 1 is a network whose hidden neurons are all dead: what is left is the bias of the
output, whose own curvature is 1 per output, so that it diverges for η above 2.
</#macro>

<#macro conventions>
<@fact term="Bound">
The Hessian of the mean of ½‖f − y‖² over N samples is, where f is linear in the parameters, JᵀJ/N. Its
largest eigenvalue is λmax(K)/N, K = JJᵀ the kernel of all samples and outputs, NK × NK for K outputs. An
update multiplies the residual along the top eigenvector by 1 − ηλmax/N, which is stable for η < 2N/λmax.
</@fact>
<@fact term="Targets">
One output: +1 for the upper half of the classes, −1 for the lower.
</@fact>
<@fact term="NTK parametrisation">
Steps are taken in the parameters that the kernel is made of, so that the bound has the same form in both
parametrisations.
</@fact>
</#macro>

<#macro verdict>
bound 2N/λmax = ${bound}; <#list found as one>${one}; </#list>the very first step lowers the loss at ${below}
below the bound and raises it at ${above} above.
</#macro>
