<#-- What the spec of an ensemble of random networks asks for; each passage is a macro, see Prose. -->
<#macro network>
fully connected, ReLU, one output, trainable biases that start at 0; <#list shapes as one><@shape one/><#sep>; </#list>
</#macro>

<#macro shape of>
<#if of == "CONSTANT">
width M = ${width}, input n₀ = α₀M with α₀ = ${alpha0}<#elseif of == "INCREASING">
widths increasing from M − ${spread} to M + ${spread}, M = ${width}<#else>
widths decreasing from M + ${spread} to M − ${spread}, M = ${width}</#if></#macro>

<#macro initialisation>
σw² = ${variances}; σb² = 0; <#if ntk>NTK<#else>standard</#if> parametrisation
</#macro>

<#macro depths>
L = ${from} to λM, λ = ${lambda}, in steps of ${step}<#if points != 0>, at most ${points} depths a curve</#if>; L counts
weight layers
</#macro>

<#macro inputs>
<#if cosines?has_content>pairs of norm 1 at ⟨x,x̃⟩ = ${cosines}<#else>one of norm 1</#if>
</#macro>

<#macro sampling>
<#if sampler == "NONE">
none: theory alone
<#else>
${draws} networks at each point, by
<#if sampler == "NORM_CHAIN">
the Markov chain of norms, exact in law at any width
<#elseif sampler == "DEFERRED">
Gaussian matrices of which no more is drawn than is seen, exact in law
<#else>
dense Gaussian matrices
</#if>
</#if>
</#macro>
