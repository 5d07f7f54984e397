<#-- What the pages on the networks of Shustin & Dogariu say alike; each passage is a macro, see Prose. -->
<#macro spec>
<@fact term="Network">
fully connected, ReLU, one output, no biases; input n₀ = ${input}, hidden width M = ${width}, hidden layers L = ${layers}
</@fact>
<@fact term="Initialisation">
σw² = 2 (edge of chaos), NTK parametrisation
</@fact>
<@fact term="Weights">
<#list laws as one><@law one/><#sep>; </#list>
</@fact>
<@fact term="Inputs">
pairs of norm 1 at the cosines ${cosines}, in a plane of random direction, drawn once for each n₀ and seed
</@fact>
<@fact term="Sampling">
${draws} networks at each point, by
<#if dense>dense matrices<#else>Gaussian matrices of which no more is drawn than is seen, exact in law</#if>
</@fact>
<@fact term="Master seed">
${seeds}
</@fact>
</#macro>

<#macro law of>
<#if of.tail?has_content>
${of.name} scaled to variance 1: P(|Ŵ| > t) falls as t^−${of.tail}, E[Ŵ⁴] = ${of.fourth}<#if of.wild>, E[Ŵ⁸] = ∞</#if><#else>
${of.name}, E[Ŵ⁴] = ${of.fourth}</#if></#macro>

<#macro files>
moments.csv holds every layer or depth of a unit, with every digit.
</#macro>
