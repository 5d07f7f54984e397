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
