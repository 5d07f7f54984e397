<#-- What the page of a label-awareness run says; each passage is a macro, see Prose. -->
<#macro introduction>
The neural tangent kernel (NTK) of a network says how much a gradient step on one input changes its output on
another. Here it is measured while networks learn to tell classes apart, to see whether it comes to know the
labels: whether it grows larger between samples of one class (Θc) than between samples of two (Θn), both as a
share of its diagonal (Θd). Theories of infinitely wide networks say that it does not change at all.
<#if outcome?has_content>
From the first to the last kernel known Θc/Θd − Θn/Θd went<#if several>, on the mean over networks,</#if> ${outcome}.
<#if accuracy?has_content>
Of the test images the networks then name right: ${accuracy}.
</#if>
<#else>
No kernel is known yet.
</#if>
</#macro>

<#macro alignment>
⟨K, YYᵀ⟩ / (‖K‖ ‖YYᵀ‖), both centred; 1 would be the kernel of the labels themselves.
</#macro>

<#macro change>
‖K − K₀‖ / ‖K₀‖ in the norm of Frobenius; step 0 is zero and not drawn.
</#macro>

<#macro resultsNote>
The last value known of each. Alignment is the centred one; change is ‖K − K₀‖/‖K₀‖ from initialisation.
</#macro>

<#macro firstStepsNote>
From the kernel before any update to the kernel after one.
</#macro>

<#macro unfinished>
is unfinished: it has reached step ${step} of ${steps}.
</#macro>

<#macro unrecorded>
${missing} of the ${all} kernels of this table are not recorded beside this page<#if kept?has_content>; those of step
${kept} are</#if>.
</#macro>

<#macro notPositive>
${clipped} of ${entries} entries are not positive (smallest ${smallest}) and drawn as the smallest positive one.
</#macro>

<#macro notFinite>
${undefined} entries are no finite number: grey.
</#macro>

<#macro blocks>
Each pixel is the mean of ${side} × ${side} entries.
</#macro>
