<#-- What a ruling comes to; each passage is a macro, see Prose. -->
<#macro ruling>
${setting} is ${measured} (${low} to ${high}), by the rule “${rule}”, against
${predicted}<#if corrected??>, where ${corrected} is right</#if>.
<#if threshold??>
The threshold is ours: ${threshold}<#if moved??> (moved after data had been seen: ${moved})</#if>.
</#if>
<#if settings??>
Of ${settings} settings <@counts of=printed what="it"/><#if amended??>, and <@counts of=amended what="the correction"/></#if>;
all intervals hold together with ${level} %.
</#if>
</#macro>

<#macro counts of what>${of.accept} accept ${what}, ${of.open} leave it open and ${of.reject} reject it</#macro>
