<#-- Says one passage of a template in which each is a macro; see Prose. -->
<#import template as passages><@passages[passage]/>
