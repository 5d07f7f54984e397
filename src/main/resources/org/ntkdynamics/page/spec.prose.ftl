<#-- What the spec of a training asks for; each passage is a macro, see Prose. -->
<#macro network>
fully connected, ${activation}; ${layers} hidden layers of width ${width}, then a linear layer with ${outputs}
</#macro>

<#macro initialisation>
σw² = ${variances}; σb² = ${sigmaB2}; <#if ntk>NTK<#else>standard</#if> parametrisation<#if !phases>; the phase is
computed for ReLU networks only, and none is named here</#if>
</#macro>

<#macro lazy>
f̃ = αf with α = ${alpha}; the loss is that of f̃ divided by α², the kernel that of f̃
</#macro>

<#macro data>
${name}, ${train} samples for training, <#if test?has_content>${test} for testing<#else>no test set</#if><@scaled/>
</#macro>

<#macro scaled>
<#if scaling == "NONE">; values as they stand<#elseif scaling == "STANDARDISED">; each feature less its mean over the
training samples, divided by its standard deviation</#if></#macro>

<#macro training>
<#if adam??><@optimizer/><#else>gradient descent</#if>, learning rate ${rate},
<#if batch?has_content>mini-batches of ${batch}<#else>full batch</#if>, ${steps};
loss: <#if loss == "MSE">mean over samples of ½‖f − y‖²<#else>${loss?lower_case}</#if>
</#macro>

<#macro optimizer>
Adam (β1 = ${adam.beta1}, β2 = ${adam.beta2}, ε = ${adam.epsilon}, added to
<#if adam.form == "TEXTBOOK">√v̂ as in the textbook<#else>√v as in DL4J</#if>)</#macro>

<#macro arithmetic>
training in ${trainedIn} by the ${engines} engine (micro-batches of ${microBatch} in ${lanes}); kernel in ${kernelIn}
</#macro>

<#macro kernel>
empirical NTK, summed over the outputs, on ${samples} a class<#if reduction == "PER_OUTPUT">; the kernels of single
outputs are stored too<#elseif reduction == "FULL">; every block between outputs is stored too</#if>
</#macro>

<#macro model>
a DL4J network: ${layers}, ${inputs}, ${parameters} parameters, ${outputs} (${output}); trained by the ${engine}
engine, kernel by the ${way} way; SHA-256 ${sha256}
</#macro>

<#macro modelInitialisation>
<#if drawn>by the models' own initialisers, DL4J's seed being the master seed; </#if><#if stored>the parameters that a
zip holds; </#if>standard parametrisation; the optimizer, learning rate and loss are the spec's, not the models'; the
phase is computed for dense ReLU networks that a spec describes, and is not known here
</#macro>
