<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>gdviz {version} shows gradient descent step by step: type a landscape, choose optimizers, watch and step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT licence. Your own landscapes and optimizers: {folder}
Log: {log}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About gdviz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the s&amp;tart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the &amp;end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contour &amp;and surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Contour only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Surface only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Loss plot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic l&amp;oss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic &amp;height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset views and camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About gdviz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContourView</name>
    <message>
        <source>Show the whole domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Map of the landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minimum ({place}), f = {loss}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} diverged at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is off the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} left at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DomainForm</name>
    <message>
        <source>Lower end of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upper end of {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditNotes</name>
    <message>
        <source>… and {count} earlier changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from step {step}: {symbol} = {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this change back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultReporter</name>
    <message>
        <source>Something went wrong inside gdviz. Your session goes on; please report this if it returns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details are in the log: {path}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HyperparameterRow</name>
    <message>
        <source>{name}: default {default}, slider {low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} of {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default, {default}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Set the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>click or drag on the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the surface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drag it, or Shift + arrows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mouse wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LandscapeForm</name>
    <message>
        <source>Landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what is minimised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formula of the landscape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a formula, such as x² + 3y²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed formula …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column {column}: {message}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossView</name>
    <message>
        <source>Logarithmic scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses of all runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>values ≤ 0 are not shown on a log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some values lie beyond the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mistakes</name>
    <message>
        <source>Files that could not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files have a mistake; everything else works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}, line {line}:
{reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>A number is missing here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>“{text}” is not a number; write it like 0.05 or 5e-2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} is too large; the largest number is 1.8e308.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpenGL</name>
    <message>
        <source>The display platform “{platform}” has no OpenGL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer gave no OpenGL context. Is a graphics driver installed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics driver offers OpenGL {version}; 2.1 is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadoutView</name>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss at this position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate of the update that led here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the update that led here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient at this position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the mouse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the selected run is doing at this step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a run to see it descend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left the map at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off the map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>descending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rising</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunCard</name>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide all hyperparameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate or remove {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimizer of {run}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour and marker: {style}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunList</name>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet: add one with + and watch it descend.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunSwatch</name>
    <message>
        <source>Vermilion, circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blue, square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Green, triangle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pink, diamond</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Orange, pentagon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sky blue, hexagon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yellow, star</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grey, cross</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartForm</name>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also a click on the map sets the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start, all variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} numbers are needed here, separated by commas.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StopForm</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after this many steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>when ‖∇f‖ is below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop after this many steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop when the gradient is below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps are counted in whole numbers.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SurfaceCorner</name>
    <message>
        <source>log height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the height as a logarithm: steep walls flatten, valleys show (L)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the camera (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the camera</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Surface of the landscape in space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3-D is off: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One variable: the curve on the left is the whole landscape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The formula gives no finite number on this map: there is nothing to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>f (log)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3-D is off: drawing failed ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English / 简体中文</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some files could not be used: see why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step that is looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag through all steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed in steps per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>the file cannot be read: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an exponent beyond ±{most} is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the equations never assign x, so nothing would move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each line must read “name = formula”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not a name that can be assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is given and cannot be assigned; use another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is a vector in one line and a number in another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>grad(…) needs a position, such as grad(x + μ v)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the start needs {count} finite number(s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the number of steps must be from 1 to {most:,}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tolerance must be 0 or a positive number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both ends must be numbers within ±{most:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the lower end must be below the upper end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the two ends are too close together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is of version {found}, newer than this program reads ({known})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the formula is longer than {most} characters; shorten it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the formula is empty; type one, such as x² + y²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} takes {wanted} value(s) in its parentheses, not {given}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a raised sign needs a number beside it, such as x⁻²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this “{sign}” is never closed; add “{close}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the formula ends too early; a number, a name or “(” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} needs parentheses, such as {name}(x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“)” comes too early or was never opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” cannot stand here; a number, a name or “(” was expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the formula is nested deeper than {most} levels; simplify it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the formula has more than {most} parts; simplify it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a comparison stands only first in where(x &gt; 0, …, …)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this constant is not a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use either x and y or x₁, x₂, …, not both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} needs one entry for each of the {count} variables of the formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>each interval of {key} must be finite, the lower end first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} must be finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} must be a number from {low:g} to {high:g}, not {value:g}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” does not occur in the equations as such</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the range of “{name}” must be two numbers, the lower first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the range of “{name}” must be above 0 for a log scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the default of “{name}” lies outside its limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the loss is not finite at the start; choose another start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>converged at step {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged at step {step}: the loss exceeds 10¹² times its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diverged at step {step}: the numbers are no longer finite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}” means nothing in a formula; use + − * / ^, names and functions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number was expected after this point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not known here; did you mean “{near}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not known here; known names are {known}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not valid TOML: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {where}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {key}, column {column}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
