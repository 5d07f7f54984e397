<#-- What the page of a listener's run says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) of a network says how much a gradient step on one input changes its output on another.
Here it was read while a program trained a network of its own; nothing is known of how it was trained but what is below.
</#macro>

<#macro files>
metrics.csv holds every number of the kernels, loss.csv the score of every step; a table for each further probe; kernels
are NumPy files, float64, N × N.
</#macro>

<#macro conventions>
<@fact term="Kernel">
The empirical NTK summed over the outputs of the network, its last activation included, on the subsample.
</@fact>
<@fact term="Step">
The number of updates that Deeplearning4j has made; step 0 is before any.
</@fact>
<@fact term="Train loss">
Deeplearning4j’s score: of the batch of the step, before its update.
</@fact>
</#macro>
