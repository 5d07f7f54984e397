<#macro plain>
Two lines < one,
  an "indent" & a symbol: σw².
</#macro>
<#macro about>${count} networks<#if lost>, some lost</#if>.</#macro>
<#macro terms>
<@fact term="σb²">
is ${value}.
</@fact>
<#if more>
<@fact term="More">follows.</@fact>
</#if>
</#macro>
