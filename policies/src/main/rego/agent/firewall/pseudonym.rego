# METADATA
# scope: package
# title: Values that the model knows by a placeholder
# description: What the settings say of the rule that found such a value, by its name or by its family.
package agent.firewall.pseudonym

import data.settings

# METADATA
# title: Shown
# description: The rules whose values this answer may hold in the place of their placeholders.
shown contains rule if {
	input.checkpoint == "model_output"
	some rule in input.content.pseudonyms
	settings.pseudonyms.answers[rule] == true
}

shown contains rule if {
	input.checkpoint == "model_output"
	some rule in input.content.pseudonyms
	settings.pseudonyms.answers[family(rule)] == true
}

# METADATA
# title: Given
# description: Pairs of a pointer and a rule, whose values the call may run with.
given contains [pointer, rule] if {
	some pointer, argument in input.action.arguments
	some rule in argument.pseudonyms
	settings.pseudonyms.fields[argument.role][rule] == true
}

given contains [pointer, rule] if {
	some pointer, argument in input.action.arguments
	some rule in argument.pseudonyms
	settings.pseudonyms.fields[argument.role][family(rule)] == true
}

given contains [pointer, rule] if {
	some pointer, argument in input.action.arguments
	some rule in argument.pseudonyms
	settings.pseudonyms.tools[input.action.tool][pointer] == true
}

# METADATA
# title: Replaced
# description: The rules whose findings come in as placeholders at this checkpoint.
replaced contains finding.rule if {
	some finding in input.content.findings
	settings.pseudonyms.inward[input.checkpoint][finding.rule] == true
}

replaced contains finding.rule if {
	some finding in input.content.findings
	settings.pseudonyms.inward[input.checkpoint][family(finding.rule)] == true
}

# `pii.` is the family of `pii.iban`.
family(rule) := concat("", [split(rule, ".")[0], "."])
